import fc from 'fast-check'
import type { FormatId } from '../../../src/index.js'
import { base } from './names.js'
import { pathTo, type Quoting, quoting, type Spelling, spelling } from './paths.js'
import { type Values, valuesOf } from './values.js'
import { at, weighted } from './weighted.js'

type Op = 'add' | 'replace' | 'remove'

/** A member of an element: its name and its value, both as JSON text. */
type Member = readonly [string, string]
type Twist = (members: readonly Member[], format: FormatId) => readonly Member[]

/** One operation but for its name, which the body chooses. */
export interface Step {
  readonly op: number
  readonly kind: keyof Values
  readonly value: number
  readonly spelling: Spelling
  readonly quoting: Quoting
  readonly twist: Twist
  /** An element that is none, instead. */
  readonly instead: string | undefined
}

const ops: readonly Op[] = ['replace', 'add', 'remove']
/** What is on every image is rarely removed, and a v2.0 body rarely adds it: it would be refused. */
const opsOnBase: Readonly<Record<FormatId, readonly Op[]>> = {
  'v2.0': ['replace', 'replace', 'replace', 'replace', 'replace', 'replace', 'replace', 'add', 'remove'],
  'v2.1': ['replace', 'add', 'replace', 'add', 'replace', 'add', 'replace', 'add', 'remove'],
}

const member =
  (name: string, value: string): Twist =>
  members => [...members, [JSON.stringify(name), value]]
const without =
  (...names: readonly string[]): Twist =>
  members =>
    members.filter(([name]) => !names.includes(JSON.parse(name)))
const changed =
  (names: readonly string[], value: string): Twist =>
  members =>
    members.map(([name, old]) => [name, names.includes(JSON.parse(name)) ? value : old])
/** Members before the right ones, which win. */
const before =
  (...extra: readonly Member[]): Twist =>
  members => [...extra, ...members]

const pathMembers = ['path', 'add', 'replace', 'remove']

/** Nothing changes by these: the order, members that nobody reads, members that come twice (J6, O5, O6, O7). */
const harmless: readonly Twist[] = [
  members => [...members].reverse(),
  member('comment', '"\u{1f600}\\ud800"'),
  member('from', '"/x"'),
  member('Value', '1e400'),
  member('json_schema_version', '4'),
  member('__proto__', '{"op":"test","path":"/x"}'),
  member('deep', `${'['.repeat(60)}${']'.repeat(60)}`),
  member('test', '"/x"'),
  (members, format) => member(format === 'v2.1' ? 'add' : 'op', '"/x"')(members, format),
  (members, format) => member(format === 'v2.1' ? 'remove' : 'path', 'null')(members, format),
  before(['"value"', '7']),
  members => [...members.map(([name]): Member => [name, '"test"']), ...members],
]

/** With these an element is refused, mostly. */
const harmful: readonly Twist[] = [
  without('value'),
  without('op', 'path'),
  without('op'),
  without('path'),
  without('add', 'replace', 'remove'),
  ...['null', '7', 'true', '[]', '{}'].map(value => changed(pathMembers, value)),
  ...['null', '7', 'true', '[]', '{}', '""', '"test"', '"Add"', '"add "', '"\u{1f600}"', '"__proto__"'].map(value =>
    changed(['op'], value),
  ),
  member('op', '"move"'),
  member('path', '"/status"'),
  member('value', '{}'),
  member('add', '"/x"'),
  member('replace', 'null'),
  before(['"remove"', '"/x"']),
  members =>
    members.map(([name, value]) => [
      name.replace(/\\.|[a-z]/g, unit => (unit.length > 1 ? unit : unit.toUpperCase())),
      value,
    ]),
  // The other format.
  members => members.flatMap((each): readonly Member[] => otherwise(members, each)),
]

function otherwise(members: readonly Member[], [name, value]: Member): readonly Member[] {
  if (name === '"value"' || name === '"op"') return name === '"op"' ? [] : [[name, value]]
  if (name === '"path"') return [[members.find(([each]) => each === '"op"')?.[1] ?? '"add"', value]]
  return [
    ['"op"', name],
    ['"path"', value],
  ]
}

const nothing: Twist = members => members
const notElements = [
  'null',
  '"add"',
  '5',
  'true',
  '[]',
  '{}',
  '[{"op":"add","path":"/x","value":"x"}]',
  '{"__proto__":{"op":"add"}}',
]

/** A step; `faults` says how many of a hundred are wrong by themselves, whatever the value. */
export const step = (faults: number): fc.Arbitrary<Step> =>
  fc.record({
    op: fc.nat(8),
    kind: weighted<keyof Values>([82, 'good'], [3, 'schema'], [8, 'setter'], [7, 'save']),
    value: fc.nat(24),
    spelling: faults === 0 ? weighted<Spelling>([1, path => path]) : spelling,
    quoting,
    twist: fc.oneof(
      { withCrossShrink: true },
      { weight: 100, arbitrary: fc.constant(nothing) },
      { weight: 8, arbitrary: fc.constantFrom(...harmless) },
      { weight: faults, arbitrary: fc.constantFrom(...harmful) },
    ),
    instead: fc.oneof(
      { withCrossShrink: true },
      { weight: 200, arbitrary: fc.constant(undefined) },
      { weight: faults, arbitrary: fc.constantFrom(...notElements) },
    ),
  })

/** The text of a step on a name. */
export function written({ op, kind, value, instead, ...how }: Step, name: string, format: FormatId): string {
  if (instead !== undefined) return instead
  const chosen = at(base.includes(name) ? opsOnBase[format] : ops, op)
  const values = valuesOf(name)
  const path = how.quoting(how.spelling(pathTo(name)))
  const head: readonly Member[] =
    format === 'v2.1'
      ? [
          ['"op"', how.quoting(chosen)],
          ['"path"', path],
        ]
      : [[how.quoting(chosen), path]]
  const rest: readonly Member[] = chosen === 'remove' ? [] : [['"value"', at(values[kind] ?? values.good, value)]]
  return `{${how
    .twist([...head, ...rest], format)
    .map(([member, text]) => `${member}:${text}`)
    .join(',')}}`
}
