import type { Finding } from '../../../src/cli/finding.js'
import { judge, unreadable } from '../../../src/cli/lint/judge.js'
import { added, nothing } from '../../../src/cli/lint/tally.js'
import { type ReporterId, reporters } from '../../../src/cli/reporters/index.js'
import type { FileResult, MakeReporter, ReporterContext } from '../../../src/cli/reporters/reporter.js'
import { rulesets } from '../../../src/index.js'

/** What is said of a body that lies in the folder `patches` of a repository, the working folder. */
export function resultOf(file: string, content: string | Uint8Array): FileResult {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return judge(namedAs(file), bytes, { ruleset: rulesets['ims-cloudimages'], context: {}, severities: {} })
}

export const lostResult = (file: string, reason: string): FileResult => unreadable(namedAs(file), reason)

/** A result with findings made by hand. */
export const resultWith = (file: string, findings: readonly Omit<Finding, 'file'>[]): FileResult => ({
  ...namedAs(file),
  text: '',
  judgement: { verdict: 'accepted', status: 200, conditions: { present: [], absent: [] } },
  findings: findings.map(finding => ({ ...finding, file })),
})

const makers = new Map<string, MakeReporter>()
for (const [id, load] of Object.entries(reporters)) makers.set(id, await load())

/** The whole report of a run. */
export const reportOf = (
  id: ReporterId,
  results: readonly FileResult[],
  context: ReporterContext = { colours: false, quiet: false, offersFixes: true },
): string => [...piecesOf(id, results, context)].join('')

export function* piecesOf(
  id: ReporterId,
  results: Iterable<FileResult>,
  context: ReporterContext = { colours: false, quiet: false, offersFixes: true },
): Iterable<string> {
  const reporter = makers.get(id)?.(context)
  if (reporter === undefined) throw new Error(`no reporter ${id}`)
  let summary = nothing
  yield* reporter.begin()
  for (const result of results) {
    summary = added(summary, result)
    yield* reporter.file(result)
  }
  yield* reporter.end(summary)
}

const namedAs = (file: string): Pick<FileResult, 'file' | 'path'> => ({ file, path: `patches/${file}` })
