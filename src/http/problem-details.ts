import type { Code, Diagnostic } from '../diagnostic.js'
import type { Report } from '../report.js'
import { membersOf } from '../request.js'
import { describe } from '../words.js'
import { wellFormed } from './well-formed.js'

/** What is wrong at one place of the body, as in the example of RFC 9457, 3. */
export interface Problem {
  /** The sentence of `describe`. */
  readonly detail: string
  /** A JSON Pointer into the body as a URI fragment (RFC 6901, 6): `#/1/path`; `#` is the body as a whole. */
  readonly pointer: string
  readonly code: Code
}

/** The members of an `application/problem+json` (RFC 9457, 3.1), and `errors` (3.2). */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance?: string
  readonly errors: readonly Problem[]
}

export interface ProblemOptions {
  /**
   * A URI of the type of problem: one for every refused body, whose title is then `Image patch refused`; or one made of the
   * code at which the server would stop, whose title is that code in words: `Value not allowed`. Without it `about:blank`,
   * whose title is the phrase of the status (RFC 9457, 4.2.1).
   */
  readonly type?: string | ((code: Code) => string)
  /** A URI of this one occurrence (RFC 9457, 3.1.5). */
  readonly instance?: string
}

/**
 * What a server that uses this library answers to a body that it refuses: plain JSON for `application/problem+json`
 * (RFC 9457). `status` is the one that the report expects, 400 where that hangs on the image; `detail` is the sentence of
 * the diagnostic at which the server would stop; `errors` has all of severity error, in document order.
 *
 * Throws a TypeError for a report that is not refused, which is no problem, and for options that cannot be.
 */
export function toProblemDetails(report: Report, options: ProblemOptions = {}): ProblemDetails {
  const { type = blank, instance } = membersOf('options', options)
  const { refusal, status = 400, diagnostics } = report
  if (refusal === undefined) throw new TypeError(`report: one of a refused body wanted, not ${report.verdict}`)
  if (typeof type !== 'string' && typeof type !== 'function')
    throw new TypeError('options.type: a URI wanted, or a function that makes one of a code')
  const uri = typeof type === 'string' ? type : type(refusal.code)
  if (typeof uri !== 'string') throw new TypeError('options.type: a URI wanted of the function')
  if (instance !== undefined && typeof instance !== 'string') throw new TypeError('options.instance: a URI wanted')
  const named = typeof type === 'string' ? 'Image patch refused' : inWords(refusal.code)
  return {
    type: uri,
    title: uri === blank ? phraseOf(status) : named,
    status,
    detail: describe(refusal),
    ...(instance === undefined ? {} : { instance }),
    errors: diagnostics.filter(({ severity }) => severity === 'error').map(problem),
  }
}

const blank = 'about:blank'

const problem = (diagnostic: Diagnostic): Problem => ({
  detail: describe(diagnostic),
  pointer: fragment(diagnostic.pointer),
  code: diagnostic.code,
})

/** A pointer as a URI fragment, in UTF-8 and percent-encoded (RFC 6901, 6; what a fragment may hold: RFC 3986, 3.5). */
const fragment = (pointer: string): string => `#${encodeURI(wellFormed(pointer)).replaceAll('#', '%23')}`

const inWords = (code: Code): string => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`

/** The phrases of the statuses that endpoints answer to patches (RFC 9110, 15.5 and 15.6). */
const phrases: ReadonlyMap<number, string> = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [409, 'Conflict'],
  [412, 'Precondition Failed'],
  [413, 'Content Too Large'],
  [415, 'Unsupported Media Type'],
  [422, 'Unprocessable Content'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [503, 'Service Unavailable'],
])

/** Another status is treated as the x00 of its class (RFC 9110, 15). */
const phraseOf = (status: number): string =>
  phrases.get(status) ?? phrases.get(status - (status % 100)) ?? 'Bad Request'
