import fc from 'fast-check'
import type { Ruleset } from '../../src/index.js'
import { json } from '../arbitraries/json.js'
import type { FormatId } from '../arbitraries/operation.js'
import { pathOf, pointerText, token } from '../arbitraries/pointer.js'
import type { Value } from '../reference-server.js'

const uuid = '8f1c4dc1-6b8d-4fd5-9a3b-2f6b5c0e1d11'
const limits = [1, 127, 128, 129, 254, 255, 256, 257, 1023, 1024, 1025]
const letters = ['a', 'é', '中', '\u{1f600}', '\u{d83d}', ' ']

/** Texts at the limits of lengths, counted in code points. */
const long = fc
  .tuple(fc.constantFrom(...limits), fc.constantFrom(...letters))
  .map(([length, letter]) => letter.repeat(length))

const usual: readonly Value[] = [
  ...['true', 'false', true, false, null, 'yes', '', ' ', 'x', ' x', 'x ', 'a b', 'A-b_c.9', '中文', 'a<b', 'a\nb'],
  ...[
    'M60_vGPU',
    'M60',
    'V100',
    'P100',
    'P4',
    'GTX',
    'bios',
    'uefi',
    'BIOS',
    'public',
    'private',
    'raw',
    'bare',
    'ova',
  ],
  ...[0, 1, -1, 0.5, 512, 2147483647, 2147483648, 1e300, '0', '512', '-1', '60', '59', '300', 'on_image_deletion'],
  ...[uuid, uuid.toUpperCase(), `${uuid}\n`, '1', [], ['a'], [1], ['é'.repeat(255)], ['\u{1f600}'], {}, { x: 'x' }],
]

const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...usual) },
  { weight: 1, arbitrary: long },
  { weight: 1, arbitrary: json },
)

/** Values that the rules of an attribute speak of. */
const spoken = (ruleset: Ruleset, attribute: string): readonly Value[] => {
  const rule = Object.hasOwn(ruleset.attributes, attribute) ? ruleset.attributes[attribute] : undefined
  const values = (rule?.value ?? []).flatMap(each => [...(each.enum ?? []), ...(each.not?.enum ?? [])])
  return JSON.parse(JSON.stringify(values))
}

const customNames = fc.oneof(
  fc.constantFrom(
    'foo',
    'Foo',
    '__foo',
    'a/b',
    'a~b',
    '',
    '__proto__',
    'constructor',
    'os_glance',
    'os_glance_x',
    '😀',
  ),
  token,
)

/** The names of a ruleset, more often those that a body may change, and names of nobody's. */
const name = (ruleset: Ruleset): fc.Arbitrary<string> => {
  const all = Object.keys(ruleset.attributes)
  const open = all.filter(attribute => (ruleset.attributes[attribute]?.effects ?? []).length > 0)
  const ends = ruleset.constraints.flatMap(({ attribute, others }) =>
    [attribute, ...others].map(end => (typeof end === 'string' ? end : end.attribute)),
  )
  const listed = (weight: number, names: readonly string[]) =>
    names.length === 0 ? [] : [{ weight, arbitrary: fc.constantFrom(...names) }]
  return fc.oneof(...listed(6, open), ...listed(4, ends), ...listed(1, all), { weight: 2, arbitrary: customNames })
}

/** A value for an attribute, more often one that its rules speak of. */
const fitting = (ruleset: Ruleset, attribute: string): fc.Arbitrary<Value> => {
  const values = spoken(ruleset, attribute)
  return values.length === 0 ? value : fc.oneof(fc.constantFrom(...values), value)
}

/** Members of an image. */
export const member = (ruleset: Ruleset): fc.Arbitrary<readonly [string, Value]> =>
  name(ruleset).chain(attribute => fitting(ruleset, attribute).map(value => [attribute, value] as const))

const op = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('add', 'replace', 'add', 'replace', 'remove') },
  { weight: 1, arbitrary: fc.constantFrom<Value[]>('test', 'Add', '', null, 5, '__proto__', 'toString') },
)

const more: fc.Arbitrary<readonly [string, Value][]> = fc.oneof(
  { weight: 12, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<[string, Value][]>(['from', '/x'], ['__proto__', 'x'], ['x', null]).map(one => [one]),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('add', 'op', 'path', 'remove', 'replace'), json).map(one => [one]) },
)

/** Elements of a body: mostly right, now and then with each fault there is. */
const element = (ruleset: Ruleset, format: FormatId): fc.Arbitrary<Value> => {
  const path: fc.Arbitrary<{ path: Value; attribute: string }> = fc.oneof(
    { weight: 14, arbitrary: name(ruleset).map(attribute => ({ path: pathOf(attribute), attribute })) },
    { weight: 1, arbitrary: pointerText.map(path => ({ path, attribute: '' })) },
    { weight: 1, arbitrary: json.map(path => ({ path, attribute: '' })) },
  )
  const right = path.chain(({ path, attribute }) => {
    return fc
      .record({ op, value: fitting(ruleset, attribute), lacks: fc.nat(40), more })
      .map(({ op, value, lacks, more }): Value => {
        const head: [string, Value][] =
          format === 'v2.1'
            ? [
                ['op', op],
                ['path', path],
              ]
            : [[String(op), path]]
        const members = [...head, ...(op === 'remove' && lacks > 3 ? [] : [['value', value] as [string, Value]])]
        return Object.fromEntries([...more, ...members].filter((_, index) => index !== lacks))
      })
  })
  const other = format === 'v2.1' ? { add: '/foo', value: 'x' } : { op: 'add', path: '/foo', value: 'x' }
  return fc.oneof({ weight: 30, arbitrary: right }, { weight: 1, arbitrary: fc.oneof(json, fc.constant(other)) })
}

/** Where an element points, as far as it can be told: equal for elements with the same target. */
const target =
  (format: FormatId) =>
  (element: Value): Value => {
    if (typeof element !== 'object' || element === null || Array.isArray(element)) return null
    const { op, path, add, replace, remove } = element as { readonly [member: string]: Value }
    const spelled = format === 'v2.1' ? path : (add ?? replace ?? remove)
    return typeof spelled === 'string' ? spelled : JSON.stringify([op, spelled ?? null])
  }

/** Bodies in which no target comes twice, as JSON.parse makes them. */
export const distinctBody = (ruleset: Ruleset, format: FormatId): fc.Arbitrary<Value> =>
  fc
    .oneof(
      { weight: 30, arbitrary: fc.uniqueArray(element(ruleset, format), { maxLength: 4, selector: target(format) }) },
      { weight: 1, arbitrary: json },
    )
    .map(body => JSON.parse(JSON.stringify(body)))
