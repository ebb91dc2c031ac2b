import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { figure, type Table } from './table.js'

const [cpu] = cpus()

/** What the figures were measured with: they mean nothing without it. */
export const machine = `Node ${process.versions.node}, ${cpus().length} x ${cpu?.model ?? 'unknown'}`

/** Writes results as JSON, where a file is named; what could not be measured is null there. */
export function save(file: string | undefined, results: object): void {
  if (file !== undefined) writeFileSync(file, `${JSON.stringify({ machine, ...results }, null, 2)}\n`)
}

const readme = fileURLToPath(new URL('../README.md', import.meta.url))

/** Writes a table into the README, in the place of the one between the comments with its name. Throws where it has no place. */
export function refresh(name: string, { head, rows }: Table, remark: string): void {
  const before = readFileSync(readme, 'utf8')
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [before.indexOf(start), before.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`README.md has no place for ${name}`)
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const table = [
    line(head),
    line(head.map((_, column) => (column === 0 ? '---' : '--:'))),
    ...rows.map(row => line(row.map(cell => figure(cell)))),
  ]
  const text = `${before.slice(0, from)}${start}\n${remark}\n\n${table.join('\n')}\n\n${before.slice(to)}`
  writeFileSync(readme, text)
}
