import type { Suggestion } from '../diagnostic.js'
import type { Op } from '../operation.js'
import { escapeToken } from '../pointer.js'
import { type Speller, samePlain, speller } from '../spelling.js'
import type { Format } from './format.js'

/** The ops of both formats, in the order in which Glance names them. */
export const ops: readonly Op[] = ['add', 'remove', 'replace']

/**
 * The op that a value names, as the literal of this program: tables are indexed by it, and a string that was just parsed
 * is slow to index by.
 */
export const opOf = (name: unknown): Op | undefined =>
  name === 'replace' ? 'replace' : name === 'add' ? 'add' : name === 'remove' ? 'remove' : undefined

const similarName = speller(['op', 'path', 'value'])

/** The member of an element that was meant to be another one, which is missing: `vlaue` for `value`, `Op` for `op`. */
export const similarMember = (
  raw: Readonly<Record<string, unknown>>,
  missing: 'op' | 'path' | 'value',
): string | undefined => {
  const near = Object.keys(raw).filter(member => similarName(member) === missing)
  return near.find(member => samePlain(member, missing)) ?? near[0]
}

/**
 * Calls a member of the element at `pointer` by the name that was meant: safe where only case and joining signs differ, and no other
 * of its `members` may be meant by one of the `names`.
 */
export function renamed(
  pointer: string,
  member: string,
  meant: string,
  members: readonly string[],
  names: readonly string[] = [meant],
): Suggestion {
  const rivals = members.filter(each => names.some(name => samePlain(each, name)))
  return {
    pointer: `${pointer}/${escapeToken(member)}`,
    member: meant,
    safe: samePlain(member, meant) && rivals.length === 1,
  }
}

/** Gives the element at `pointer` another op. */
export const otherOp = (pointer: string, { opMember }: Pick<Format, 'opMember'>, op: Op, better: Op): Suggestion => {
  const member = opMember(op)
  return member === op
    ? { pointer: `${pointer}/${op}`, member: better, safe: false }
    : { pointer: `${pointer}/${member}`, replacement: better, safe: false }
}

/** Answers the op that somebody meant, also by the verbs of other patch languages. */
export const similarOp: Speller = speller(ops, {
  create: 'add',
  insert: 'add',
  set: 'replace',
  update: 'replace',
  change: 'replace',
  modify: 'replace',
  put: 'replace',
  delete: 'remove',
  del: 'remove',
  unset: 'remove',
})
