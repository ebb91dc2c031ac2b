import type { Reporter } from './reporter.js'

/** One JSON document, whatever is found: `{ files: [{ file, report, places, messages }], unreadable, summary }`. */
export function json(): Reporter {
  let first = true
  return {
    begin: () => ['{"files":['],
    *file({ file, report, ranges, messages }) {
      yield first ? '\n' : ',\n'
      first = false
      yield JSON.stringify({ file, report, places: ranges.map(range => range ?? null), messages })
    },
    end: (summary, unreadable) => [
      `\n],"unreadable":${JSON.stringify(unreadable)},"summary":${JSON.stringify(summary)}}\n`,
    ],
  }
}
