import fc from 'fast-check'
import { type FormatId, type JsonObject, type Minimized, minimize } from '../../src/index.js'
import { type Body, nearQuota, operations } from './arbitraries/body.js'
import { admin, format } from './arbitraries/case.js'
import { crowded } from './arbitraries/crowded.js'
import { fullImage, image } from './arbitraries/image.js'
import { leaking } from './arbitraries/names.js'
import { weighted } from './arbitraries/weighted.js'
import { callerOf, sent } from './caller.js'
import { type Answer, differences, type ImageSpec } from './case.js'
import { gist } from './cases.js'
import type { Disagreement, Experiment } from './experiment.js'

interface Subject {
  readonly body: Body
  readonly image: ImageSpec
  readonly format: FormatId
  readonly admin: boolean
  /** Whether the image is told. */
  readonly seen: boolean
}

const subjectOf = (body: fc.Arbitrary<Body>, image: fc.Arbitrary<ImageSpec>): fc.Arbitrary<Subject> =>
  fc.record({ body, image, format, admin, seen: weighted([1, true], [1, false]) })

/** A minimized body is no longer than the whole one, and does to an image what that does. */
export const minimized: Experiment<Subject> = {
  title: 'minimized bodies',
  subject: fc.oneof(
    { withCrossShrink: true },
    { weight: 40, arbitrary: subjectOf(operations(1), image) },
    { weight: 52, arbitrary: subjectOf(crowded, image) },
    { weight: 8, arbitrary: subjectOf(nearQuota, fullImage) },
  ),
  async attempt({ body, image, format, admin, seen }, oracle) {
    const caller = callerOf(oracle, image, admin)
    const source = sent(JSON.parse(body(format)))
    const length = Array.isArray(source) ? source.length : 0
    const before = await caller.before()
    const found = minimize(source, { format, role: admin ? 'admin' : 'member', ...(seen ? { image: before } : {}) })
    const whole = await caller.send(format, source)
    const small = found.body === undefined ? undefined : await caller.send(format, found.body)
    const wrong =
      small === undefined
        ? withoutBody(found, whole)
        : (unlike(whole, small, length, found.body ?? []) ?? (seen ? wasteful(whole, found.body ?? []) : undefined))
    const size = found.body === undefined ? 'no body' : found.body.length < length ? 'smaller' : 'as it was'
    return {
      counts: [format, size, `${size}: ${whole.status === 200 ? 'taken' : 'refused'}`, seen ? 'told' : 'not told'],
      disagreements: wrong === undefined ? [] : [shown(wrong)],
    }

    function shown(wrong: string): Disagreement {
      return {
        cause: `${format}, image ${seen ? '' : 'not '}told, ${wrong}: ${gist(small?.error ?? whole.error)}`,
        text: [
          `${admin ? 'admin' : 'member'}, image ${seen ? '' : 'not '}told: ${JSON.stringify(image)}`,
          `whole: ${whole.status} ${JSON.stringify(source)} ${whole.error ?? ''}`,
          `small: ${small?.status} ${JSON.stringify(found.body)} ${small?.error ?? ''}`,
          ...found.diagnostics.map(({ code, pointer }) => `${code} at ${pointer}`),
        ].join('\n'),
      }
    }
  },
}

function withoutBody({ diagnostics }: Minimized, { status }: Answer): string | undefined {
  if (status === 200) return 'no body, though it is taken'
  return diagnostics.length === 0 ? 'no body, and no reason' : undefined
}

function unlike(whole: Answer, small: Answer, length: number, body: readonly JsonObject[]): string | undefined {
  if (body.length > length) return 'is longer'
  if (whole.status !== small.status) return `${whole.status} became ${small.status}`
  const others = differences(whole.after ?? {}, small.after ?? {})
  return others.length === 0 ? undefined : `leaves other ${others}`
}

/** What minimize may leave as it is written, since more than presence hangs on it. */
const kept = ['visibility', 'owner', 'disk_format', 'container_format', 'locations', ...leaking]

/** Whether a body that is taken has more operations than attributes that it changes. */
function wasteful({ status, before, after }: Answer, body: readonly JsonObject[]): string | undefined {
  const text = JSON.stringify(body)
  if (status !== 200 || kept.some(name => text.includes(name))) return undefined
  return body.length > differences(before ?? {}, after ?? {}).length ? 'is not the smallest' : undefined
}
