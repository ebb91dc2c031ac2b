import type { Severity } from '../../index.js'
import { type Counts, isLines, type Judged, type Summary } from '../reporters/reporter.js'

export const nothing: Summary = {
  files: 0,
  accepted: 0,
  conditional: 0,
  refused: 0,
  unreadable: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
}

/** A summary with what was judged next. Lines are counted when their file has ended, by its counts. */
export function added(summary: Summary, judged: Judged): Summary {
  if (isLines(judged)) return judged.ended ? withLines(summary, judged.counts) : summary
  const { judgement, findings, line, isBaseline } = judged
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length
  const kind = judgement?.verdict ?? 'unreadable'
  return {
    ...summary,
    ...(line === undefined && !isBaseline ? { files: summary.files + 1, [kind]: summary[kind] + 1 } : {}),
    errors: summary.errors + count('error'),
    warnings: summary.warnings + count('warning'),
    infos: summary.infos + count('info'),
  }
}

const withLines = (summary: Summary, counts: Counts): Summary => ({
  ...summary,
  ...sum(summary, counts),
  files: summary.files + 1,
  lines: (summary.lines ?? 0) + total(counts),
})

export const sum = (one: Counts, other: Counts): Counts => ({
  accepted: one.accepted + other.accepted,
  conditional: one.conditional + other.conditional,
  refused: one.refused + other.refused,
  unreadable: one.unreadable + other.unreadable,
})

export const total = ({ accepted, conditional, refused, unreadable }: Counts): number =>
  accepted + conditional + refused + unreadable

/** The lowest severity that makes a run fail. */
export type FailOn = Severity | 'never'

/** What makes a run fail beside what cannot be read. */
export interface Limits {
  readonly failOn: FailOn
  readonly maxWarnings?: number
}

/** The exit code of a run that could read and report everything: 1 where it found what it was to fail on. */
export function exitCode({ errors, warnings, infos }: Summary, { failOn, maxWarnings }: Limits): 0 | 1 {
  const counted: Readonly<Record<FailOn, number>> = {
    never: 0,
    error: errors,
    warning: errors + warnings,
    info: errors + warnings + infos,
  }
  return counted[failOn] > 0 || warnings > (maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0
}
