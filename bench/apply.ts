import { isDeepStrictEqual } from 'node:util'
import fastJsonPatch from 'fast-json-patch'
import { applyPatch, type Operation } from 'rfc6902'
import { clone } from 'rfc6902/util'
import { compile, type Image, rulesets } from '../src/index.js'
import { changesOf, imageOf } from './images.js'
import { type Candidate, median, race, ratio, type Timed, type Track } from './race.js'
import { budget, type Suite } from './suite.js'
import { atLeast } from './target.js'

interface Dry {
  readonly image: Image
  readonly body: Operation[]
}

const bodies = 64
const peers = ['fast-json-patch', 'rfc6902', 'structuredClone, fast-json-patch'] as const

/** `apply` beside libraries of JSON Patch, which judge nothing. All leave the image as it is. */
export const applying: Suite = run => {
  const validator = compile(rulesets['ims-cloudimages'])
  const candidates: readonly Candidate<Dry>[] = [
    { name: 'apply', run: ({ image, body }) => validator.apply(body, image).image },
    {
      name: peers[0],
      run: ({ image, body }) => fastJsonPatch.applyPatch(image, body as never, false, false).newDocument,
    },
    {
      name: peers[1],
      run: ({ image, body }) => {
        const copy = clone(image)
        applyPatch(copy, body)
        return copy
      },
    },
    {
      name: peers[2],
      run: ({ image, body }) => fastJsonPatch.applyPatch(structuredClone(image), body as never).newDocument,
    },
  ]
  const sizes = [1, 20]
  const tracks = sizes.map(
    (operations): Track<string, Dry> => ({
      name: `apply ${operations}`,
      operations,
      weight: 50,
      sources: Array.from({ length: bodies }, (_, number) =>
        JSON.stringify({ image: imageOf(run.seed + number), body: changesOf(run.seed + number, operations) }),
      ),
      prepare: text => JSON.parse(text),
      candidates,
    }),
  )
  for (const { sources, prepare } of tracks) agree(sources.map(prepare), candidates)
  const timed = race(tracks, budget(run, 10))
  const times = (of: Timed | undefined, peer: string): number =>
    of === undefined ? Number.NaN : ratio(of(peer).run, of('apply').run)
  return {
    tables: [
      {
        title:
          'apply to an image of 47 attributes: microseconds; then how many times as fast as each peer (which judge nothing)',
        head: ['operations', 'microseconds', ...peers],
        rows: timed.map((of, index) => [
          String(sizes[index]),
          median(of('apply').run) / 1_000,
          ...peers.map(peer => times(of, peer)),
        ]),
      },
    ],
    targets: [
      atLeast('apply of 1 operation as fast as fast-json-patch', 5, times(timed[0], peers[0])),
      atLeast('apply of 20 operations as fast as fast-json-patch', 3, times(timed[1], peers[0])),
    ],
  }
}

/** Throws where candidates do not come to the same image. */
function agree(inputs: readonly Dry[], [first, ...others]: readonly Candidate<Dry>[]): void {
  for (const input of inputs) {
    const wanted = first?.run(input)
    for (const { name, run } of others)
      if (!isDeepStrictEqual(run(input), wanted)) throw new Error(`Nothing is timed: ${name} comes to another image`)
  }
}
