import fc from 'fast-check'
import { apply, type Diagnostic, type Difference, diff, type FormatId, type JsonObject } from '../../src/index.js'
import { tokensOf } from '../reference-server/places.js'
import { format, admin as role } from './arbitraries/case.js'
import { afterOf, type Pair, pair } from './arbitraries/change.js'
import { leaking } from './arbitraries/names.js'
import { at } from './arbitraries/weighted.js'
import { type Caller, callerOf } from './caller.js'
import { type Answer, differences } from './case.js'
import { gist } from './cases.js'
import type { Disagreement, Experiment } from './experiment.js'
import { type Changes, changed, obvious, own, reaches, wanted, without } from './naive.js'

interface Subject {
  readonly pair: Pair
  readonly to: FormatId
  readonly prune: boolean
  readonly admin: boolean
  /** Which of the attributes is looked at that cannot be changed. */
  readonly which: number
}

/** One difference, and what it was to be. */
interface Found extends Omit<Subject, 'pair'> {
  readonly before: JsonObject
  readonly after: JsonObject
  readonly difference: Difference<FormatId>
  /** All that differs, and of that what was not left out. */
  readonly all: Changes
  readonly open: Changes
}

/** A difference makes the one image the other, but for what is left out; and what it does not do nobody could have done. */
export const imageDifferences: Experiment<Subject> = {
  title: 'differences',
  subject: fc.record({ pair, to: format, prune: fc.boolean(), admin: role, which: fc.nat(24) }),
  async attempt({ pair: { image, change }, ...how }, oracle) {
    const caller = callerOf(oracle, image, how.admin)
    const before = await caller.before()
    const after = afterOf(before, change)
    const difference = diff(before, after, { to: how.to, prune: how.prune, role: how.admin ? 'admin' : 'member' })
    const { body, diagnostics } = difference
    const all = wanted(before, after, how.prune)
    const open = without(all, named(diagnostics, 'attribute-left-out'))
    const found = { ...how, before, after, difference, all, open }
    const live = body === undefined ? await caller.send('v2.1', obvious(before, open)) : await caller.send(how.to, body)
    const wrong = [
      ...(body === undefined ? withoutBody(found, live) : [unlike(found, live), ...saidWrong(found, live)]),
      await shutForNothing(found, caller),
    ]
    return {
      counts: [
        `to ${how.to}`,
        body === undefined ? 'no body' : body.length === 0 ? 'empty body' : 'body',
        ...new Set(diagnostics.map(({ code, severity }) => (severity === 'error' ? `no body: ${code}` : code))),
      ],
      disagreements: wrong.flatMap(each => (each === undefined ? [] : [shown(each, found, live)])),
    }
  },
}

/** The attributes that diagnostics of a kind are about: errors that are about one alone, without a code. */
const named = (diagnostics: readonly Diagnostic[], code?: string): readonly string[] =>
  diagnostics.flatMap(each => {
    const isMeant =
      code === undefined
        ? each.severity === 'error' && each.pointer !== '' && each.code !== 'quota-exceeded'
        : each.code === code
    return isMeant ? [tokensOf(each.pointer)?.[0] ?? ''] : []
  })

function withoutBody({ before, open, difference }: Found, live: Answer): readonly (string | undefined)[] {
  return [
    reaches(live, changed(before, open)) ? 'no body, though there is one' : undefined,
    difference.diagnostics.some(({ severity }) => severity === 'error') ? undefined : 'no body, and no reason',
  ]
}

function unlike({ before, open }: Found, live: Answer): string | undefined {
  if (live.status !== 200) return 'refused'
  const others = differences(live.after ?? {}, changed(before, open))
  return others.length === 0 ? undefined : `leaves ${what(others)}`
}

/** What is wrong with what is said of a body that was taken. */
function saidWrong(found: Found, live: Answer): readonly (string | undefined)[] {
  const { before, after, to, admin, all, open, difference } = found
  const { body = [], diagnostics } = difference
  const { image } = apply(body, before, { format: to, role: admin ? 'admin' : 'member' })
  const others = live.status === 200 ? differences(image ?? {}, live.after ?? {}) : []
  const reset = [...open].flatMap(([name, value]) => (value !== undefined && !Object.hasOwn(after, name) ? [name] : []))
  return [
    others.length === 0 ? undefined : `applied, leaves ${what(others)}`,
    body.length === open.size ? undefined : 'is not the smallest',
    `${[...named(diagnostics, 'attribute-reset')].sort()}` === `${reset.sort()}`
      ? undefined
      : 'says that others are reset',
    named(diagnostics, 'attribute-left-out').every(name => all.has(name)) ? undefined : 'leaves out what is the same',
  ]
}

/** A Glance of several stores shows them under this name, whatever was set; the one that is asked here has one store. */
const isStores = (name: string): boolean => name === 'stores'

/** What was left out, or was said to be refused, is so alone, too. */
async function shutForNothing({ before, all, difference, which }: Found, caller: Caller): Promise<string | undefined> {
  const { diagnostics } = difference
  const shut = [...named(diagnostics), ...named(diagnostics, 'attribute-left-out')]
  if (shut.length === 0) return undefined
  const name = at(shut, which)
  if (isStores(name)) return undefined
  const alone = new Map([[name, all.get(name)]])
  const live = await caller.send('v2.1', obvious(before, alone))
  return reaches(live, changed(before, alone)) ? `for nothing does without ${what([name])}` : undefined
}

const what = (names: readonly string[]): string =>
  names.every(name => leaking.includes(name)) ? 'names of the server itself' : names.join()

function shown(wrong: string, { before, after, admin, prune, difference }: Found, live: Answer): Disagreement {
  const differ = differences(before, after).map(name => [name, [own(before, name), own(after, name)]] as const)
  return {
    cause: `${wrong}: ${gist(live.error)}`,
    text: [
      `${admin ? 'admin' : 'member'}, ${before.status}, ${before.visibility}${prune ? ', prune' : ''}`,
      `differ: ${JSON.stringify(Object.fromEntries(differ))}`,
      `body:   ${JSON.stringify(difference.body)}`,
      ...difference.diagnostics.map(({ code, pointer, params }) => `${code} at ${pointer} ${JSON.stringify(params)}`),
      `Glance: ${live.status} ${live.error ?? ''}`,
    ].join('\n'),
  }
}
