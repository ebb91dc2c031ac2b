import type { Diagnostic } from '../diagnostic.js'
import type { Report } from '../report.js'
import { describe } from '../words.js'
import type { OutgoingRequest } from './outgoing.js'

/**
 * A request that was not sent, since the server would refuse it. The message is for logs: it has all sentences, and the URL
 * without its query. The report is what `toProblemDetails` takes. Where two copies of the package may be loaded, go by the
 * name.
 */
export class PreflightError extends Error {
  override readonly name = 'PreflightError'
  readonly report: Report
  readonly url: string
  /** The Content-Type that fetch would have sent; '': none. */
  readonly mediaType: string

  constructor(report: Report, { url, mediaType }: OutgoingRequest) {
    super([headline(report, url), ...report.diagnostics.map(line)].join('\n'))
    this.report = report
    this.url = url
    this.mediaType = mediaType
  }
}

function headline({ status, refusal }: Report, url: string): string {
  const answer = [status, refusal?.server?.code].filter(part => part !== undefined).join(' ')
  const place = url.replace(/[?#].*$/s, '')
  return `PATCH ${place} was not sent: the server would ${answer === '' ? 'refuse it' : `answer ${answer}`}.`
}

const line = (diagnostic: Diagnostic): string => {
  const { pointer, severity, code } = diagnostic
  return `${pointer === '' ? '' : `${pointer}: `}${severity}: ${describe(diagnostic)} [${code}]`
}
