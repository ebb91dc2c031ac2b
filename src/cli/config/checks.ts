import { type Fault, inside } from './fault.js'
import { type Meant, suggestion } from './suggestion.js'

/** Says what is wrong with a value that a pointer leads to. */
export type Check = (value: unknown, pointer: string) => readonly Fault[]

const fault = (pointer: string, message: string): readonly Fault[] => [{ pointer, key: false, message }]

export const text: Check = (value, pointer) =>
  typeof value === 'string' ? [] : fault(pointer, `must be a string, not ${kindOf(value)}`)

/** A text that is not empty and, where that is asked, not wrong in another way: `wrong` says how, if it is. */
export const name =
  (wrong?: (value: string) => string | undefined): Check =>
  (value, pointer) => {
    if (typeof value !== 'string') return text(value, pointer)
    const message = value === '' ? 'must not be empty' : wrong?.(value)
    return message === undefined ? [] : fault(pointer, message)
  }

export function oneOf(words: readonly string[], meant: Meant = {}): Check {
  const all = words.map(word => JSON.stringify(word)).join(', ')
  return (value, pointer) =>
    typeof value === 'string' && words.includes(value)
      ? []
      : fault(pointer, `must be one of ${all}${typeof value === 'string' ? suggestion(value, words, meant) : ''}`)
}

export const listOf =
  (item: Check, least = 0): Check =>
  (value, pointer) => {
    if (!Array.isArray(value)) return fault(pointer, `must be an array, not ${kindOf(value)}`)
    if (value.length < least) return fault(pointer, 'must not be empty: name something, or leave it out')
    return value.flatMap((each, index) => item(each, inside(pointer, index)))
  }

/** An object with members that have a check each; `stranger` says what is wrong with the name of any other. */
export const objectOf =
  (
    members: Readonly<Record<string, Check>>,
    stranger: (member: string) => string,
    required: readonly string[] = [],
  ): Check =>
  (value, pointer) => {
    if (!isObject(value)) return fault(pointer, `must be an object, not ${kindOf(value)}`)
    const missing = required.filter(member => !Object.hasOwn(value, member))
    return [
      ...missing.flatMap(member => fault(pointer, `the member "${member}" is missing`)),
      ...Object.entries(value).flatMap(([member, inner]) => {
        const at = inside(pointer, member)
        const check = Object.hasOwn(members, member) ? members[member] : undefined
        return check?.(inner, at) ?? [{ pointer: at, key: true, message: stranger(member) }]
      }),
    ]
  }

/** An object whose members may have any name, or any of which `ofName` has nothing to say. */
export const mapOf =
  (item: Check, ofName: (name: string, pointer: string) => readonly Fault[] = () => []): Check =>
  (value, pointer) =>
    isObject(value)
      ? Object.entries(value).flatMap(([member, inner]) => {
          const at = inside(pointer, member)
          return [...ofName(member, at), ...item(inner, at)]
        })
      : fault(pointer, `must be an object, not ${kindOf(value)}`)

/** What to say of a name that no member has. */
export const strangeMember =
  (members: readonly string[], meant: Meant) =>
  (member: string): string =>
    `no member "${member}" belongs here${suggestion(member, members, meant) || `: there are ${members.join(', ')}`}`

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
