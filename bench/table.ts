/** Cells in columns, as text: the first column to the left, the others to the right. The first line is the head. */
export function table(title: string, lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)))
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
  return `${title}\n${lines.map(line => line.map(pad).join('  ').trimEnd()).join('\n')}\n`
}
