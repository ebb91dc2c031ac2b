import { type Finding, inputUnreadable } from '../finding.js'
import { fingerprinter } from './fingerprint.js'
import type { Reporter } from './reporter.js'

/** GitLab's Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
export function gitlab(): Reporter {
  let first = true
  return {
    begin: () => ['['],
    *file(result) {
      const { path, findings } = result
      const fingerprintOf = fingerprinter(result)
      for (const finding of findings) {
        yield `${first ? '' : ','}\n${JSON.stringify(violation(path, finding, fingerprintOf(finding)))}`
        first = false
      }
    },
    end: () => ['\n]\n'],
  }
}

export interface Violation {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker'
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

const violation = (path: string, finding: Finding, fingerprint: string): Violation => ({
  description: finding.message,
  check_name: finding.code ?? 'image-patch',
  fingerprint,
  severity: finding.code === inputUnreadable ? 'blocker' : severityOf[finding.severity],
  // Lines are wanted, so what has no place is at the top.
  location: { path, lines: { begin: finding.range?.start.line ?? 1 } },
})

const severityOf = { error: 'critical', warning: 'minor', info: 'info' } as const
