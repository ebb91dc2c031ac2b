import { printable } from '../printable.js'

/**
 * Text for GitHub, whatever it holds: what stands in backquotes is code, as are words with "_" in them; all else means nothing
 * but itself, in a cell of a table, too.
 */
export const prose = (text: string): string =>
  printable(text.replace(/\s+/g, ' ')).replace(
    /`([^`]+)`|[^\s`"',;()[\]|]+|[`[\]|]/g,
    (found, quoted: string | undefined) => (quoted === undefined ? word(found) : code(quoted)),
  )

function word(text: string): string {
  const [, name = '', rest = ''] = /^(.*_.*?)([.:]*)$/.exec(text) ?? []
  return name === '' ? escaped(text) : `${code(name)}${rest}`
}

const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|~&]/g, found => `\\${found}`)

/** Text as code, in one line. A "|" would end the cell of a table even there: such text is no code. */
export function code(text: string): string {
  const line = printable(text.replace(/\s+/g, ' '))
  if (line.includes('|')) return escaped(line)
  const fence = '`'.repeat(1 + Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)))
  const edge = line === '' || /^[` ]|[` ]$/.test(line) ? ' ' : ''
  return `${fence}${edge}${line}${edge}${fence}`
}

/** Lines as a block of code, with a fence that none of them ends. */
export function block(lines: readonly string[]): string {
  const fence = '`'.repeat(
    1 + Math.max(2, ...lines.flatMap(line => [...line.matchAll(/`+/g)].map(([run]) => run.length))),
  )
  return [`${fence}text`, ...lines, fence].join('\n')
}

export const list = (items: readonly string[]): string => items.map(item => `- ${item}`).join('\n')

/** A table whose cells are Markdown of one line each. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
