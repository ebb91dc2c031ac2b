import { type Element, validOperations } from './operations.js'
import { random } from './random.js'

/**
 * Bodies that may be of any size: many attributes (valid, with one fault near the end, with a fault in every third
 * operation), or one attribute over and over (valid, and with a fault in every third operation).
 */
export const growing = ['valid', 'late', 'many', 'one', 'one, faulty'] as const
export type Growing = (typeof growing)[number]

/** A body of one kind; `number` tells it from other bodies of that size. */
export function growingBody(kind: Growing, operations: number, seed: number, number: number): readonly Element[] {
  const stream = random(seed + 7919 * operations + number)
  if (kind === 'one' || kind === 'one, faulty')
    return Array.from({ length: operations }, (_, index) => again(index, number, kind === 'one, faulty'))
  const valid = validOperations(stream, operations)
  if (kind === 'late') valid[Math.floor(operations * 0.95)] = faulty(0, number)
  if (kind === 'many') for (let index = 2; index < operations; index += 3) valid[index] = faulty(index, number)
  return valid
}

/** Added, replaced and removed in turn, each time with another value. */
const again = (index: number, number: number, faults: boolean): Element => {
  const path = '/acme_again'
  if (index % 3 === 2) return faults ? { op: 'replace', path, value: index } : { op: 'remove', path }
  return { op: index % 3 === 0 ? 'add' : 'replace', path, value: `${number} ${index}` }
}

/** Faults of five kinds, on attributes of their own where they have one. */
function faulty(index: number, number: number): Element {
  const attribute = `acme_wrong_${number}_${index}`
  const kinds: readonly Element[] = [
    { op: 'replace', path: `/${attribute}`, value: index },
    { op: 'replace', path: `/${attribute}/0`, value: 'a' },
    { op: 'move', path: `/${attribute}`, from: '/acme_from' },
    { op: 'replace', path: `/${attribute}` },
    { op: 'remove', path: '/min_ram' },
  ]
  return kinds[index % kinds.length]
}
