import type { JsonObject } from '../../src/index.js'
import { request } from './arbitraries/case.js'
import { type Answer, type Case, differences } from './case.js'
import { answer, mayKeepHalf, otherImage } from './engine.js'
import type { Disagreement, Experiment } from './experiment.js'
import { contradiction } from './soundness.js'

/** The engine answers as Glance does: the status, the image afterwards, and what it says without having seen the image. */
export const cases: Experiment<Case> = {
  title: 'cases',
  subject: request,
  async attempt(request, oracle) {
    const live = await oracle.ask(request)
    const { status } = live
    if (status === null) return { counts: ['not asked'], disagreements: [unasked(request, live)] }
    const known = answer(request, live.before)
    const blind = answer(request, undefined)
    const contradicted = contradiction(blind.report, { ...live, status })
    const wrong = [
      known.status === status ? undefined : `with the image: ${known.status}`,
      known.status === 200 && status === 200 ? otherImage(known, live.after ?? {}) : undefined,
      status === 200 || mayKeepHalf(known.report) ? undefined : half(live),
      // Wrong with the image, it is wrong without it mostly for the same reason.
      contradicted === undefined || known.status !== status ? undefined : `without the image: ${contradicted}`,
    ]
    return {
      counts: [
        `status ${status}`,
        `without the image ${blind.report.verdict}`,
        ...(known.image === undefined || status !== 200 ? [] : ['images compared']),
      ],
      disagreements: wrong.flatMap(each => {
        if (each === undefined) return []
        const { refusal } = each.startsWith('without') ? blind.report : known.report
        return [shown(each, refusal?.code, request, live)]
      }),
    }
  },
}

const half = ({ before, after }: Answer): string | undefined =>
  before !== null && after !== null && differences(before, after).length > 0 ? 'refused, but changed' : undefined

/** A message without what is quoted in it, which differs from case to case. */
export const gist = (message: string | null): string =>
  (message ?? '')
    .replace(/(["'`]).*?\1/gs, '…')
    .replace(/^(Property|Attribute) .*? (?=already|does|may|can)/s, '$1 … ')
    .replace(/\d+/g, 'N')
    .slice(0, 40)

function shown(what: string, code: string | undefined, request: Case, live: Answer): Disagreement {
  const said = code === undefined ? what : `${what} (${code})`
  const changed = live.status === 200 && live.before !== null ? `, then ${changes(live.before, live.after)}` : ''
  return {
    cause: `${said} / Glance ${live.status} ${gist(live.error)}`,
    text: [
      `engine: ${said}`,
      `Glance: ${live.status} ${live.error ?? ''}${changed}`,
      `asked:  ${JSON.stringify(request)}`,
    ].join('\n'),
  }
}

const changes = (before: JsonObject, after: JsonObject | null): string =>
  JSON.stringify(
    Object.fromEntries(differences(before, after ?? {}).map(attribute => [attribute, after?.[attribute] ?? null])),
  )

const unasked = (request: Case, live: Answer): Disagreement => ({
  cause: `not asked: ${gist(live.error)}`,
  text: `${live.error}\n${JSON.stringify(request)}`,
})
