import { isDeepStrictEqual } from 'node:util'
import fastJsonPatch, { type Operation } from 'fast-json-patch'
import { createPatch } from 'rfc6902'
import { compile, diff, type Image, rulesets } from '../src/index.js'
import { changesOf, imageOf } from './images.js'
import { type Candidate, median, race, ratio, type Timed, type Track } from './race.js'
import { budget, type Suite } from './suite.js'
import { atLeast } from './target.js'

interface Pair {
  readonly before: Image
  readonly after: Image
}

const pairs = 64
const changes = [0, 1, 5, 20] as const
const peers = ['fast-json-patch', 'rfc6902'] as const

/** `diff` beside libraries of JSON Patch, which know no endpoint. */
export const differing: Suite = run => {
  const ruleset = compile(rulesets['ims-cloudimages'])
  const candidates: readonly Candidate<Pair>[] = [
    { name: 'diff', run: ({ before, after }) => diff(before, after, { to: 'v2.1', ruleset, prune: true }).body },
    { name: peers[0], run: ({ before, after }) => fastJsonPatch.compare(before, after) },
    { name: peers[1], run: ({ before, after }) => createPatch(before, after) },
  ]
  const tracks = changes.map(
    (operations): Track<string, Pair> => ({
      name: `diff ${operations}`,
      operations,
      weight: 100,
      sources: Array.from({ length: pairs }, (_, number) => pairOf(run.seed + number, operations)),
      prepare: text => JSON.parse(text),
      candidates,
    }),
  )
  for (const { sources, prepare } of tracks) agree(sources.map(prepare), candidates)
  const timed = race(tracks, budget(run, 10))
  const times = (of: Timed, peer: string): number => ratio(of(peer).run, of('diff').run)
  return {
    tables: [
      {
        title:
          'diff of images of 47 attributes: microseconds; then how many times as fast as each peer (which know no endpoint)',
        head: ['attributes that differ', 'microseconds', ...peers],
        rows: timed.map((of, index) => [
          String(changes[index]),
          median(of('diff').run) / 1_000,
          ...peers.map(peer => times(of, peer)),
        ]),
      },
    ],
    targets: [
      atLeast(
        'diff as fast as fast-json-patch compare, at the worst',
        1,
        Math.min(...timed.map(of => times(of, peers[0]))),
      ),
    ],
  }
}

function pairOf(seed: number, operations: number): string {
  const before = imageOf(seed)
  return JSON.stringify({ before, after: patched(before, changesOf(seed, operations)) })
}

const patched = (image: Image, body: unknown): unknown =>
  fastJsonPatch.applyPatch(structuredClone(image), body as Operation[]).newDocument

/** Throws where what a candidate finds does not lead from the one image to the other. */
function agree(inputs: readonly Pair[], candidates: readonly Candidate<Pair>[]): void {
  for (const { before, after } of inputs)
    for (const { name, run } of candidates)
      if (!isDeepStrictEqual(patched(before, run({ before, after })), after))
        throw new Error(`Nothing is timed: ${name} finds another difference`)
}
