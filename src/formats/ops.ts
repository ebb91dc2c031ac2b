import type { Op } from '../operation.js'
import { type Speller, speller } from '../spelling.js'

/** The ops of both formats, in the order in which Glance names them. */
export const ops: readonly Op[] = ['add', 'remove', 'replace']

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
