import { InvalidArgumentError } from 'commander'
import detectIndent from 'detect-indent'
import type { PatchFormatId } from '../index.js'
import type { Streams } from './streams.js'
import { trouble } from './trouble.js'

/** How far into a text its indentation is looked for. */
const reach = 100_000

/** The indentation of a JSON text, as JSON.stringify wants it: none where all stands in one line. */
export function indentOf(text: string): string {
  const start = text.slice(0, reach).trim()
  if (!/[\r\n]/.test(start)) return ''
  // The line after the first bracket tells it all; the library takes a single space for a slip.
  return /^[[{][ \t]*[\r\n]+([ \t]+)/.exec(start)?.[1] ?? (detectIndent(start).indent || '  ')
}

/** The argument of `--indent`. */
export function readIndent(argument: string): string {
  if (argument === 'tab') return '\t'
  if (!/^(?:\d|10)$/.test(argument)) throw new InvalidArgumentError('It is "tab", or a number of spaces from 0 to 10.')
  return ' '.repeat(Number(argument))
}

/** A value as JSON text. One that this machine cannot print is trouble. */
export function jsonText(value: unknown, indent = ''): string {
  try {
    return JSON.stringify(value, null, indent)
  } catch (error) {
    if (error instanceof RangeError) throw trouble('the result is nested too deep, or too large, to be written')
    throw error
  }
}

/** Prints a value on stdout; without an indentation, in one line. */
export const printJson = (value: unknown, indent: string, { stdout }: Streams): Promise<boolean> =>
  stdout.write(`${jsonText(value, indent)}\n`)

/** Tells a person who looks on how to send what was printed. Scripts know it, and what they keep stays free of it. */
export async function tellMediaType(
  to: PatchFormatId,
  mediaType: string | undefined,
  { stderr }: Streams,
): Promise<void> {
  const isSent = to === 'v2.0' || to === 'v2.1'
  if (stderr.isTTY && isSent && mediaType !== undefined) await stderr.write(`send as: ${mediaType}\n`)
}
