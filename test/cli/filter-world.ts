import { type FilterOptions, filter } from '../../src/cli/filter.js'

export const outputs = ['verdict', 'codes', 'json', 'record'] as const

/** What `filter` writes, and how often, when standard input comes in these chunks. */
export async function filtered(
  chunks: Iterable<Uint8Array>,
  options: Partial<FilterOptions> = {},
): Promise<{ readonly code: number; readonly text: string; readonly writes: readonly string[] }> {
  const writes: string[] = []
  const stdout = { isTTY: false, failed: () => false, write: async (text: string) => writes.push(text) > 0 }
  const stdin = (async function* () {
    yield* chunks
  })()
  const code = await filter(
    { output: 'verdict', into: 'imagePatch', maxLine: 2 ** 26, concurrency: 1, ...options },
    { stdin, stdout, stderr: stdout, env: {}, cwd: '/', now: () => 0 },
  )
  return { code, text: writes.join(''), writes }
}

/** The lines of a text, of which each has its LF. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  if (lines.pop() !== '') throw new Error('the last line is not complete')
  return lines
}
