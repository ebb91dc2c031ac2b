import type { FileResult, Judged } from '../reporters/reporter.js'

/** Two sequences of results as one, each in the order of its names: by UTF-16 units. */
export async function* inOrder(results: AsyncIterable<Judged>, others: readonly FileResult[]): AsyncGenerator<Judged> {
  const waiting = [...others].sort((a, b) => (a.file < b.file ? -1 : 1))
  for await (const result of results) {
    while (waiting[0] !== undefined && waiting[0].file < result.file) yield* waiting.splice(0, 1)
    yield result
  }
  yield* waiting
}
