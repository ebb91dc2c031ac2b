import type { Suggestion } from '../diagnostic.js'
import type { Op } from '../operation.js'
import { escapeToken } from '../pointer.js'
import { type Speller, samePlain, speller } from '../spelling.js'

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
): string | undefined => Object.keys(raw).find(member => similarName(member) === missing)

/** Calls a member of the element at `pointer` by the name that was meant: safe where only case and joining signs differ. */
export const renamed = (pointer: string, member: string, meant: string): Suggestion => ({
  pointer: `${pointer}/${escapeToken(member)}`,
  member: meant,
  safe: samePlain(member, meant),
})

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
