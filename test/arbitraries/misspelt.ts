import fc from 'fast-check'
import type { Value } from '../reference-server.js'

type Members = Readonly<Record<string, Value>>
type Slip = (members: Members) => Members

const isMembers = (element: Value): element is Members =>
  typeof element === 'object' && element !== null && !Array.isArray(element)

const renamed =
  (rename: (name: string) => string): Slip =>
  members =>
    Object.fromEntries(Object.entries(members).map(([name, value]) => [rename(name), value]))

const each =
  (change: (name: string, value: Value) => Value): Slip =>
  members =>
    Object.fromEntries(Object.entries(members).map(([name, value]) => [name, change(name, value)]))

/** What hands do to an operation: capitals, forgotten slashes, quotes too many and too few, notes to themselves. */
const slips: readonly Slip[] = [
  members => members,
  renamed(name => name.charAt(0).toUpperCase() + name.slice(1)),
  renamed(name => name.toUpperCase()),
  renamed(name => (name === 'value' ? 'vlaue' : name)),
  each((name, value) => (name === 'op' && typeof value === 'string' ? value.toUpperCase() : value)),
  each((name, value) => (name !== 'value' && typeof value === 'string' ? value.replace(/^\//, '') : value)),
  each((name, value) => (name !== 'value' && typeof value === 'string' ? value.replace(/^\//, '#/') : value)),
  each((name, value) => (name !== 'value' && typeof value === 'string' ? value.replace(/^\//, '//') : value)),
  each((name, value) => (name !== 'value' && name !== 'op' && typeof value === 'string' ? `${value}~x` : value)),
  each((name, value) => (name !== 'value' && name !== 'op' && typeof value === 'string' ? value.slice(0, -1) : value)),
  each((name, value) => (name === 'value' && !isMembers(value) && !Array.isArray(value) ? String(value) : value)),
  each((name, value) =>
    name === 'value' && /^(true|false|\d+)$/.test(String(value)) ? JSON.parse(String(value)) : value,
  ),
  each((name, value) => (name === 'value' && typeof value === 'string' ? value.toUpperCase() : value)),
  members => ({ note: 1, ...members, from: '/x' }),
  members => ({ ...members, op: 'add' }),
  members => ({ replace: '/name', ...members }),
  () => ({}),
  members => ({ ...members, value: 22.1 }),
]

const slipped = (element: Value): fc.Arbitrary<Value> =>
  isMembers(element)
    ? fc.tuple(fc.constantFrom(...slips), fc.constantFrom(...slips)).map(([one, other]) => other(one(element)))
    : fc.constant(element)

/** Members that stand there twice, with the same value or another one. */
const withTwins = (text: string): fc.Arbitrary<string> =>
  fc.array(fc.tuple(fc.nat(20), fc.constantFrom('same', '"other"', '7')), { maxLength: 2 }).map(twins =>
    twins.reduce((now, [turn, value]) => {
      const members = [...now.matchAll(/"(\w+)"(\s*:\s*)("[^"\\]*"|-?\d+(?:\.\d+)?|true|false)(?=\s*[,}])/g)]
      const member = members[turn % Math.max(members.length, 1)]
      if (member === undefined) return now
      const [all, name, colon] = member
      const end = member.index + all.length
      const twin = value === 'same' ? all : `"${name}"${colon}${value}`
      return `${now.slice(0, end)},${twin}${now.slice(end)}`
    }, text),
  )

const layouts: readonly ((body: Value) => string)[] = [
  body => JSON.stringify(body),
  body => JSON.stringify(body, undefined, 2),
  body => `${JSON.stringify(body, undefined, '\t').replaceAll('\n', '\r\n')}\r\n`,
  body => JSON.stringify(body).replaceAll('":', '" : ').replaceAll(',"', ' , "'),
  body => `\ufeff${JSON.stringify(body)}\n`,
  body => JSON.stringify(JSON.stringify(body)),
  body => JSON.stringify(Array.isArray(body) && body.length === 1 ? body[0] : body),
]

/** Texts of bodies as people write them: with slips in their operations, and in the text. */
export const misspelt = (bodies: fc.Arbitrary<readonly Value[]>): fc.Arbitrary<string> =>
  bodies
    .chain(body => fc.tuple(...body.map(slipped)))
    .chain(body => fc.constantFrom(...layouts).map(layout => layout(body)))
    .chain(withTwins)
