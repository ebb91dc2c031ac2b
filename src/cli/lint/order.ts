import type { FileResult, Judged } from '../reporters/reporter.js'

/** Two sequences of results as one, some at a time, each in the order of its names: by UTF-16 units. */
export async function* inOrder(
  results: AsyncIterable<readonly Judged[]>,
  others: readonly FileResult[],
): AsyncGenerator<readonly Judged[]> {
  const waiting = [...others].sort((a, b) => (a.file < b.file ? -1 : 1))
  const upTo = ({ file }: Judged): readonly FileResult[] => {
    const behind = waiting.findIndex(each => each.file >= file)
    return waiting.splice(0, behind < 0 ? waiting.length : behind)
  }
  for await (const some of results)
    yield waiting.length === 0 ? some : some.flatMap(result => [...upTo(result), result])
  if (waiting.length > 0) yield waiting
}
