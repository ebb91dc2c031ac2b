import fc from 'fast-check'
import { type FormatId, type TranslateOptions, type Translation, translate } from '../../src/index.js'
import { type Body, nearQuota, operations } from './arbitraries/body.js'
import { admin, format } from './arbitraries/case.js'
import { fullImage, image } from './arbitraries/image.js'
import { weighted } from './arbitraries/weighted.js'
import { callerOf } from './caller.js'
import type { Answer, ImageSpec } from './case.js'
import { gist } from './cases.js'
import type { Disagreement, Experiment } from './experiment.js'
import { broken } from './promise.js'

interface Subject {
  readonly body: Body
  readonly image: ImageSpec
  readonly from: FormatId
  readonly admin: boolean
  /** Whether the translator sees the image. */
  readonly seen: boolean
  readonly assume: 'present' | 'absent' | undefined
}

const subjectOf = (body: fc.Arbitrary<Body>, image: fc.Arbitrary<ImageSpec>): fc.Arbitrary<Subject> =>
  fc.record({
    body,
    image,
    from: format,
    admin,
    seen: weighted([1, false], [1, true]),
    assume: fc.constantFrom(undefined, 'present' as const, 'absent' as const),
  })

/** A translated body does to an image what its outcome says, beside what the source does to it. */
export const translations: Experiment<Subject> = {
  title: 'translations',
  subject: fc.oneof(
    { withCrossShrink: true },
    { weight: 95, arbitrary: subjectOf(operations(1), image) },
    { weight: 5, arbitrary: subjectOf(nearQuota, fullImage) },
  ),
  async attempt({ body, image, from, admin, seen, assume }, oracle) {
    const to = from === 'v2.0' ? 'v2.1' : 'v2.0'
    const source: unknown = JSON.parse(body(from))
    const caller = callerOf(oracle, image, admin)
    const one = await caller.send(from, source)
    const options: TranslateOptions = {
      from,
      to,
      role: admin ? 'admin' : 'member',
      ...(seen && one.before !== null ? { image: one.before } : {}),
      ...(assume === undefined ? {} : { assume }),
    }
    const translation = translate(source, options)
    const counts = [`${from} to ${to}`, translation.outcome]
    if (translation.body === undefined) return { counts, disagreements: [] }
    const other = await caller.send(to, translation.body)
    const wrong = broken(translation.outcome, one, other)
    const taken = [one, other].map(({ status }) => (status === 200 ? 'taken' : 'refused')).join(', then ')
    return {
      counts: [...counts, `${translation.outcome}: ${taken}`],
      disagreements: wrong === undefined ? [] : [shown(wrong, translation, source, options, image, one, other)],
    }
  },
}

function shown(
  wrong: string,
  { outcome, body }: Translation,
  source: unknown,
  { from, to, role, image, assume }: TranslateOptions,
  spec: ImageSpec,
  one: Answer,
  other: Answer,
): Disagreement {
  const error = one.status === 200 ? other.error : one.error
  return {
    cause: `${outcome} from ${from} to ${to} ${wrong}: ${gist(error)}`,
    text: [
      `${role}, image ${image === undefined ? 'not seen' : 'seen'}, assumed ${assume}: ${JSON.stringify(spec)}`,
      `${from}: ${one.status} ${JSON.stringify(source)} ${one.error ?? ''}`,
      `${to}: ${other.status} ${JSON.stringify(body)} ${other.error ?? ''}`,
    ].join('\n'),
  }
}
