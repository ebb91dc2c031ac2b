import fc from 'fast-check'
import type { JsonPrimitive } from '../../src/json.js'
import type { Image, Value } from '../reference-server.js'
import { pathOf } from './pointer.js'

/** The names and values that small rulesets speak of, and that bodies for them should use. */
export const smallNames = ['a', 'b', 'c', '__proto__']
export const smallValues: readonly JsonPrimitive[] = ['x', 'y', 'z', '', 1, true, null]

/** Only bodies set it: what a report says of images knows no off value but for absent attributes. */
export const off = 'off'

/** Names of which rulesets say special things: whose the image is, what is not kept, what has positions, what is no name. */
export const special = { owner: 'owner', status: 'status', lost: 'lost', list: 'list', odd: 'd!' } as const

const oddNames = [special.owner, special.lost, special.odd, 'm~n']
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...smallNames, 'd') },
  { weight: 1, arbitrary: fc.constantFrom(...oddNames) },
)

/** White space, to Python or to JavaScript only. */
const blank = fc.constantFrom(' ', '\u00a0', '\u001f', '\n', '\ufeff')

/** Paths as some clients write them: more slashes, white space, a position, nothing at all. */
const oddPath = fc.oneof(
  name.map(each => `/${pathOf(each)}`),
  fc.tuple(name, blank, blank).map(([each, one, other]) => `/${one}${each}${other}`),
  fc.tuple(name, blank).map(([each, one]) => `${pathOf(each)}${one}`),
  fc.tuple(name, blank).map(([each, one]) => `//${one}${each}`),
  fc.constantFrom(`/${special.list}/0`, `/${special.list}/0`, `/ ${special.list} /-`, `/${special.list}`, '/a/0'),
  fc.constantFrom('/', '//', '///a', '/a/', '/ /a', '/a/ ', '/ / ', '', 'a', '/a~'),
)

export interface SmallOperation {
  readonly op: string
  readonly path: string
  readonly value?: Value
}

const sentValue = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...smallValues, off) },
  { weight: 1, arbitrary: fc.constantFrom<Value[]>(['x', 'y', 'x'], ['x', 'x'], []) },
)

const operation = (path: fc.Arbitrary<string>): fc.Arbitrary<SmallOperation> =>
  fc
    .tuple(fc.constantFrom('add', 'add', 'replace', 'remove'), path, sentValue, fc.nat(39))
    .map(([op, path, value, chance]) =>
      // A remove that has a value, or another one that has none, is rare.
      (op === 'remove') === chance > 0 ? { op, path } : { op, path, value },
    )

/** Several operations on few attributes, so that they meet each other. */
const crowded = fc
  .shuffledSubarray([...smallNames, 'd', ...oddNames], { minLength: 1, maxLength: 2 })
  .chain(names => fc.array(operation(fc.constantFrom(...names).map(pathOf)), { minLength: 2, maxLength: 5 }))

/** Bodies that small rulesets have something to say about; in most of them, every path is a plain one. */
export const smallBody: fc.Arbitrary<SmallOperation[]> = fc.oneof(
  { weight: 3, arbitrary: fc.array(operation(name.map(pathOf)), { maxLength: 4 }) },
  { weight: 3, arbitrary: crowded },
  { weight: 1, arbitrary: fc.array(operation(fc.oneof(name.map(pathOf), oddPath)), { minLength: 1, maxLength: 4 }) },
)

/** Images with some of the attributes that such rulesets speak of. They have a status, and an owner: the caller's project. */
export const smallImage: fc.Arbitrary<Image> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...smallNames, 'd'), fc.constantFrom(...smallValues)), { maxLength: 5 }),
    fc.constantFrom('x', 'y'),
    fc.constantFrom('active', 'queued', 'saving'),
  )
  .map(([entries, owner, status]) => Object.fromEntries([...entries, ['owner', owner], ['status', status]]))
