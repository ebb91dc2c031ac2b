import type { FileResult } from '../reporters/reporter.js'

/** Two sequences of results as one, each in the order of its names: by UTF-16 units. */
export async function* inOrder(
  results: AsyncIterable<FileResult>,
  others: readonly FileResult[],
): AsyncGenerator<FileResult> {
  const waiting = [...others].sort((a, b) => (a.file < b.file ? -1 : 1))
  for await (const result of results) {
    while (waiting[0] !== undefined && waiting[0].file < result.file) yield* waiting.splice(0, 1)
    yield result
  }
  yield* waiting
}
