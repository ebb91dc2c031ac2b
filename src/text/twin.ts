import { nameAt } from './walk.js'

/** A member of an object as it stands in the text; `end` is that of its key. */
export interface Member {
  readonly start: number
  readonly end: number
  readonly escaped: boolean
  readonly before: Member | undefined
  /** Where the next member of the same object begins. */
  until: number
}

/** The members of one object so far. */
export interface Members {
  size: number
  last: Member | undefined
  /** The latest member of every name; made where comparing one by one would be slow, or cannot be done unit by unit. */
  names: Map<string, Member> | undefined
}

const FEW = 8

/** Takes in a member and returns the latest earlier one of the same name. */
export function addMember(text: string, members: Members, start: number, end: number, escaped: boolean) {
  const member: Member = { start, end, escaped, before: members.last, until: end }
  if (members.last !== undefined) members.last.until = start
  const twin = findTwin(text, members, member)
  members.last = member
  members.size++
  return twin
}

function findTwin(text: string, members: Members, member: Member): Member | undefined {
  if (members.names === undefined && !member.escaped && members.size < FEW) {
    let twin = members.last
    while (twin !== undefined && !sameUnits(text, twin, member)) twin = twin.before
    return twin
  }
  members.names ??= namesOf(text, members)
  const name = nameOf(text, member)
  const twin = members.names.get(name)
  members.names.set(name, member)
  return twin
}

export const nameOf = (text: string, { start, end, escaped }: Member): string => nameAt(text, start, end, escaped)

function sameUnits(text: string, one: Member, other: Member): boolean {
  const length = one.end - one.start
  if (other.end - other.start !== length) return false
  for (let i = 1; i < length; i++) {
    if (text.charCodeAt(one.start + i) !== text.charCodeAt(other.start + i)) return false
  }
  return true
}

function namesOf(text: string, { last }: Members): Map<string, Member> {
  const names = new Map<string, Member>()
  for (let member = last; member !== undefined; member = member.before) {
    const name = nameOf(text, member)
    if (!names.has(name)) names.set(name, member)
  }
  return names
}
