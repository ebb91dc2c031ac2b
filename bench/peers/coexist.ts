import { exclusive, pathOf } from './names.js'

interface Decoded {
  readonly op: string
  readonly path: string
  readonly value?: unknown
}

const names = [...new Set<string>(exclusive.flat())]
const bits: ReadonlyMap<string, number> = new Map(names.map((name, bit) => [pathOf(name), 1 << bit]))
const pairs = exclusive.map(pair => pair.reduce((mask, name) => mask | (1 << names.indexOf(name)), 0))

/** Whether no two attributes are set that exclude each other: schema libraries leave such a rule to a function. */
export function coexist(body: readonly Decoded[]): boolean {
  let found = 0
  for (const { op, path, value } of body) {
    const bit = bits.get(path)
    if (bit !== undefined && op !== 'remove' && value !== 'false') found |= bit
  }
  return !pairs.some(pair => (found & pair) === pair)
}
