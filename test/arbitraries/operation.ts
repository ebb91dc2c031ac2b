import fc from 'fast-check'
import type { Value } from '../reference-server.js'
import { pathOf } from './pointer.js'
import { type Vocabulary, wordsOf } from './vocabulary.js'

export type FormatId = 'v2.0' | 'v2.1'

/** What one operation says, in no format yet. */
export interface Step {
  readonly op: 'add' | 'replace' | 'remove'
  readonly attribute: string
  readonly value: Value
}

/** The element of a body that says a step, members in canonical order and none too many. */
export function spelled(format: FormatId, { op, attribute, value }: Step): Value {
  const head = format === 'v2.1' ? { op, path: pathOf(attribute) } : { [op]: pathOf(attribute) }
  return op === 'remove' ? head : { ...head, value }
}

/** What exists on every image is mostly replaced, or nearly every body would be refused. */
const opOnBase = fc.constantFrom<Step['op'][]>('replace', 'replace', 'replace', 'replace', 'add', 'add', 'remove')

/** Steps on some attributes, with values that the server takes. */
export const stepOn = (vocabulary: Vocabulary, attributes: readonly string[]): fc.Arbitrary<Step> =>
  fc.constantFrom(...attributes).chain(attribute =>
    fc.record({
      op: vocabulary.base.has(attribute) ? opOnBase : fc.constantFrom<Step['op'][]>('add', 'replace', 'remove'),
      attribute: fc.constant(attribute),
      value: fc.constantFrom(...wordsOf(vocabulary, attribute).good),
    }),
  )

/** Every attribute of a vocabulary that a body may touch. */
export const openAttributes = (vocabulary: Vocabulary): string[] => [
  ...vocabulary.base.keys(),
  ...vocabulary.optional.keys(),
]

export const step = (vocabulary: Vocabulary): fc.Arbitrary<Step> => stepOn(vocabulary, openAttributes(vocabulary))

/** Elements with something wrong with them, whatever the image: the name, the value, the path, the op, the shape. */
export const faultyOperation = (vocabulary: Vocabulary, format: FormatId): fc.Arbitrary<Value> => {
  const other: FormatId = format === 'v2.1' ? 'v2.0' : 'v2.1'
  const right = step(vocabulary)
  const wrongValue = fc.constantFrom(...openAttributes(vocabulary)).chain(attribute =>
    fc.record({
      op: fc.constantFrom('add' as const, 'replace' as const),
      attribute: fc.constant(attribute),
      value: fc.constantFrom(...wordsOf(vocabulary, attribute).bad),
    }),
  )
  const wrongPath = fc.constantFrom('name', '', '/name/0', '/foo/', '/a//b', '/a~b', '/~', '#/name')
  const wrongOp = fc.constantFrom<Value[]>(
    'test',
    'move',
    'Add',
    'delete',
    '',
    null,
    5,
    [],
    {},
    'toString',
    '__proto__',
  )
  const pathMember = (op: string): string => (format === 'v2.1' ? 'path' : op)
  return fc.oneof(
    right.chain(each =>
      fc.constantFrom(...vocabulary.closed).map(attribute => spelled(format, { ...each, attribute })),
    ),
    { weight: 3, arbitrary: wrongValue.map(each => spelled(format, each)) },
    fc
      .tuple(right, wrongPath)
      .map(([each, path]) => ({ ...members(spelled(format, each)), [pathMember(each.op)]: path })),
    fc
      .tuple(right, wrongOp)
      .map(([each, op]) =>
        format === 'v2.1'
          ? { ...members(spelled(format, each)), op }
          : { [String(op)]: pathOf(each.attribute), value: each.value },
      ),
    right.map(each => spelled(format, { ...each, op: each.op === 'remove' ? 'add' : each.op })).map(without('value')),
    right.map(each => without(pathMember(each.op))(spelled(format, each))),
    right.map(each => spelled(other, each)),
    fc.constantFrom<Value[]>(null, 'add', 5, true, [], {}, { op: null }, { add: '/a', remove: '/a' }),
  )
}

const members = (element: Value): Record<string, Value> =>
  typeof element === 'object' && element !== null ? Object.fromEntries(Object.entries(element)) : {}

const without =
  (member: string) =>
  (element: Value): Value =>
    Object.fromEntries(Object.entries(members(element)).filter(([name]) => name !== member))

/** The same elements with their members in another order. */
export const shuffled = (element: Value): fc.Arbitrary<Value> => {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return fc.constant(element)
  const entries = Object.entries(element)
  return fc.shuffledSubarray(entries, { minLength: entries.length }).map(each => Object.fromEntries(each))
}
