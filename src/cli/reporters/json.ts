import type { Json } from '../../index.js'
import type { Finding } from '../finding.js'
import type { JsonFile, JsonFinding } from './json-report.js'
import type { FileResult, Reporter } from './reporter.js'

/** One JSON document, whatever is found: schemas/lint.schema.json. Every finding is a line of its own. */
export function json(): Reporter {
  let first = true
  return {
    begin: () => ['{"files":['],
    *file(result) {
      yield first ? '\n' : ',\n'
      first = false
      yield opened(headOf(result))
      for (const [index, finding] of result.findings.entries())
        yield `${index === 0 ? '' : ','}\n${JSON.stringify(jsonFinding(finding))}`
      yield ']}'
    },
    *lines({ file, counts }) {
      yield `${first ? '' : ','}\n${opened({ ...headOf({ file }), lines: counts })}]}`
      first = false
    },
    end: summary => [`\n],"summary":${JSON.stringify(summary)}}\n`],
  }
}

/** The text of an object that an array is to be the last member of, up to that array's bracket. */
const opened = (head: Unwritten<Omit<JsonFile, 'findings'>>): string =>
  `${JSON.stringify(head).slice(0, -1)},"findings":[`

/** What is undefined is not written. */
type Unwritten<T> = { readonly [K in keyof T]: T[K] | undefined }

type Head = Pick<FileResult, 'file' | 'line' | 'judgement'>

/** A report, as `validate` returns it, says more than a judgement. */
const headOf = ({ file, line, judgement }: Head): Unwritten<Omit<JsonFile, 'findings'>> => ({
  file,
  line,
  lines: undefined,
  verdict: judgement?.verdict,
  status: judgement?.status,
  refusal: judgement?.refusal,
  conditions: judgement?.conditions,
  format: judgement?.format,
})

const jsonFinding = (finding: Finding): Unwritten<JsonFinding> => ({
  code: finding.code,
  severity: finding.severity,
  message: finding.message,
  range: finding.range,
  pointer: finding.pointer,
  params: finding.params as Json | undefined,
  server: finding.server,
  suggestion: finding.suggestion,
  fix: finding.fix,
})
