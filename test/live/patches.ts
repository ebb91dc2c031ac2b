import fc from 'fast-check'
import { type FormatId, type JsonObject, type TranslateOptions, type Translation, translate } from '../../src/index.js'
import { translate as translateWhole } from '../../src/json-patch.js'
import { type Element, fromJsonPatch, fromMergePatch } from '../reference-server/dialects.js'
import { glanceManners } from '../reference-server/glance.js'
import { tokensOf } from '../reference-server/places.js'
import { admin, format } from './arbitraries/case.js'
import { leaking } from './arbitraries/names.js'
import { completed, type Dialect, type Patch, patch } from './arbitraries/patch.js'
import { weighted } from './arbitraries/weighted.js'
import { callerOf, sent } from './caller.js'
import { type Answer, differences } from './case.js'
import { gist } from './cases.js'
import type { Disagreement, Experiment } from './experiment.js'
import { changed } from './naive.js'
import { broken } from './promise.js'

interface Subject {
  readonly patch: Patch
  readonly to: FormatId
  readonly admin: boolean
  /** Whether the translator sees the image. */
  readonly seen: boolean
  /** Whether it is the one of `openstack-image-patch/json-patch`. */
  readonly whole: boolean
  readonly assume: 'present' | 'absent' | undefined
}

/** What a patch does by its norm, as a body of v2.1; the status of its refusal where it does nothing. */
function reading(from: Dialect, body: unknown, before: JsonObject): readonly Element[] | number {
  const elements = from === 'json-patch' ? fromJsonPatch(body, before) : fromMergePatch(body, before)
  if (typeof elements === 'number') return elements
  return elements.every(each => glanceManners.reads(nameOf(each))) ? elements : 400
}

const nameOf = ({ path }: Element): string => tokensOf(path)?.[0] ?? ''

/** Only in v2.1 a member can say that, of an image as it is (D10). */
const givesAway = (elements: readonly Element[] | number): boolean =>
  typeof elements !== 'number' && elements.some(each => nameOf(each) === 'owner')

/** The answer to what is not even asked. */
const unasked = (status: number, before: JsonObject): Answer => ({ status, error: null, before, after: before })

/** What was translated from RFC 6902 and RFC 7396 does to an image what these say, as its outcome promises. */
export const patches: Experiment<Subject> = {
  title: 'patches',
  subject: fc.record({
    patch,
    to: format,
    admin,
    seen: weighted([2, true], [1, false]),
    whole: weighted([2, true], [1, false]),
    assume: fc.constantFrom(undefined, 'present' as const, 'absent' as const),
  }),
  async attempt({ patch: { image, from, body }, to, admin, seen, whole, assume }, oracle) {
    const caller = callerOf(oracle, image, admin)
    const before = await caller.before()
    const source = sent(completed(body, image, before))
    const options: TranslateOptions = {
      from,
      to,
      role: admin ? 'admin' : 'member',
      ...(seen ? { image: before } : {}),
      ...(assume === undefined ? {} : { assume }),
    }
    const translation = (whole ? translateWhole : translate)(source, options)
    const elements = reading(from, source, before)
    const one = typeof elements === 'number' ? unasked(elements, before) : await caller.send('v2.1', elements)
    const isLost = translation.body === undefined
    const other = isLost ? unasked(400, before) : await caller.send(to, translation.body)
    const isKnown = seen && whole && !(to === 'v2.0' && !admin && givesAway(elements))
    const wrong = isLost ? unsaid(translation, one, isKnown) : broken(translation.outcome, one, other)
    const wrongNorm = typeof elements === 'number' || one.status !== 200 ? undefined : unnormal(elements, one, before)
    const taken = one.status === 200 ? 'taken' : 'refused'
    return {
      counts: [
        `${from} to ${to}`,
        `${translation.outcome}: ${taken}${isLost ? '' : other.status === 200 ? ', then taken' : ', then refused'}`,
        `image ${seen ? '' : 'not '}seen: ${translation.outcome}`,
      ],
      disagreements: [wrong, wrongNorm].flatMap(each => (each === undefined ? [] : [shown(each)])),
    }

    function shown(wrong: string): Disagreement {
      const said = translation.diagnostics.map(
        ({ code, pointer, params }) => `${code} at ${pointer} ${JSON.stringify(params)}`,
      )
      return {
        cause: `${translation.outcome} from ${from} to ${to}${whole ? '' : ', main entry'} ${wrong}: ${gist(one.error ?? other.error)}`,
        text: [
          `${options.role}, image ${seen ? '' : 'not '}seen, assumed ${assume}: ${JSON.stringify(image)}`,
          `${from}: ${JSON.stringify(source)}`,
          `v2.1 by the norm: ${one.status} ${JSON.stringify(elements)} ${one.error ?? ''}`,
          `${to}: ${other.status} ${JSON.stringify(translation.body)} ${other.error ?? ''}`,
          ...said,
        ].join('\n'),
      }
    }
  },
}

/** What has no translation would have been refused, where all was known; and where that was not, if it is no patch at all. */
function unsaid({ diagnostics }: Translation, { status }: Answer, isKnown: boolean): string | undefined {
  const isAsked =
    isKnown || diagnostics.some(each => each.severity === 'error' && each.code !== 'operation-untranslatable')
  return isAsked && status === 200 ? 'would be taken' : undefined
}

/** How the image differs from what the norm makes of it, but for names of which Glance keeps nothing (X). */
function unnormal(elements: readonly Element[], { after }: Answer, before: JsonObject): string | undefined {
  const changes = new Map(elements.map(each => [nameOf(each), each.value] as const))
  // With an empty image_id nothing of the body is kept (X1).
  const goal = changes.get('image_id') === '' ? before : changed(before, changes)
  const others = differences(goal, after ?? {}).filter(name => !leaking.includes(name))
  return others.length === 0 ? undefined : `by the norm leaves other ${others}`
}
