/** A figure, or what is to be read there. */
export type Cell = string | number

export interface Table {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Two significant digits say all that a noisy machine can; beside a limit, three. */
export function figure(cell: Cell, digits = 2): string {
  if (typeof cell === 'string') return cell
  if (Number.isNaN(cell)) return '-'
  return Math.abs(cell) >= 100
    ? Math.round(cell).toLocaleString('en')
    : cell.toPrecision(Math.abs(cell) >= 10 ? 3 : digits)
}

export const count = (operations: number): string => operations.toLocaleString('en')

/** As text: the first column to the left, the others to the right. */
export const printed = ({ title, head, rows }: Table): string =>
  table(title, [head, ...rows.map(row => row.map(cell => figure(cell)))])

/** Cells in columns, as text: the first column to the left, the others to the right. The first line is the head. */
export function table(title: string, lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)))
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
  return `${title}\n${lines.map(line => line.map(pad).join('  ').trimEnd()).join('\n')}\n`
}
