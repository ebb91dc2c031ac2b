import { translate, type Validator } from '../src/index.js'
import type { Case, Kind } from './cases.js'
import { fastJsonPatchValidate } from './peers/fast-json-patch.js'
import { literalTo20, literalTo21, type Spelled20 } from './peers/literal-map.js'
import type { Candidate, Track } from './race.js'

export const names = {
  isValid: 'isValid',
  validate: 'validate',
  validateText: 'validateText',
  tuned: 'ajv tuned',
  plain: 'ajv plain',
  structure: 'fast-json-patch validate',
  translate: 'translate',
  literal: 'literal map',
} as const

type Accepts = (body: unknown) => boolean

/** The race of the judges, one track for each case of the corpus. */
export function judging(
  cases: readonly Case[],
  validator: Validator,
  tuned: Accepts,
  plain: Accepts,
  quick: boolean,
): ReadonlyMap<Kind, readonly Track[]> {
  const candidates = (operations: number): readonly Candidate[] => {
    const every = operations >= 100_000 ? 3 : 1
    return [
      { name: names.isValid, run: body => validator.isValid(body), every },
      { name: names.tuned, run: tuned, every },
      { name: names.validate, run: body => validator.validate(body).verdict !== 'refused', every },
      { name: names.structure, run: fastJsonPatchValidate, every },
      { name: names.validateText, run: (_, text) => validator.validateText(text).verdict !== 'refused', every },
      {
        name: names.plain,
        run: plain,
        every: operations >= 100_000 ? (quick ? Number.POSITIVE_INFINITY : 12) : operations >= 1_000 ? 6 : 2,
      },
    ]
  }
  const tracks = new Map<Kind, Track[]>()
  for (const { kind, operations, texts } of cases) {
    const track = { name: `${kind} ${operations}`, operations, texts, candidates: candidates(operations) }
    tracks.set(kind, [...(tracks.get(kind) ?? []), track])
  }
  return tracks
}

/** There and back, as a caller would who does not know the image. */
const thereAndBack = (body: unknown): unknown => {
  const there = translate(body, { from: 'v2.0', to: 'v2.1' })
  return translate(there.body, { from: 'v2.1', to: 'v2.0', assume: 'absent' }).body
}

/** v2.0 to v2.1 and back. The literal map is wrong (`add` does not mean the same), and the floor. */
export const translating = (cases: readonly Case[]): readonly Track[] =>
  cases
    .filter(({ kind, operations }) => kind === 'valid' && operations < 100_000)
    .map(({ operations, texts }) => ({
      name: `translate ${operations}`,
      operations,
      texts: texts.map(text => JSON.stringify(literalTo20(JSON.parse(text)))),
      candidates: [
        { name: names.translate, run: body => thereAndBack(body) },
        { name: names.literal, run: body => literalTo20(literalTo21(body as Spelled20[])) },
      ],
    }))
