import { closeSync, openSync, writeSync } from 'node:fs'
import { corpus, type Kind } from '../cases.js'

/** One line in so many has a body with a fault. */
const faulty = 1_000
const lines = 6_000

/** Bodies of 1, 3 and 5 operations in turn, a line each, over and over until the file has its size. */
export function writeLines(file: string, bytes: number, seed: number): void {
  const sizes = [1, 3, 5]
  const cases = corpus({ seed, sizes, bodies: lines / sizes.length })
  const bodies = (kind: Kind, operations: number | undefined): readonly string[] =>
    cases.find(each => each.kind === kind && each.operations === operations)?.texts ?? []
  const block = Array.from({ length: lines }, (_, index) => {
    const kind = index % faulty === faulty - 1 ? 'late' : 'valid'
    return `${bodies(kind, sizes[index % sizes.length])[Math.floor(index / sizes.length)]}\n`
  }).join('')
  const out = openSync(file, 'w')
  for (let written = 0; written < bytes; written += block.length) writeSync(out, block)
  closeSync(out)
}
