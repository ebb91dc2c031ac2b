import type { Configuration } from '../config/settings.js'
import { type Inputs, shown } from '../inputs/find.js'
import type { Summary } from '../reporters/reporter.js'
import type { Streams } from '../streams.js'
import type { Limits } from './tally.js'

/** What is to be said of inputs that were not judged, and were not to be. */
export function inputRemarks(
  { ignored, unchanged, inputs, everythingBecause }: Inputs,
  { file }: Configuration,
  { since }: { readonly since?: string },
  { cwd }: Streams,
): readonly string[] {
  const by = file === undefined ? 'the config' : shown(file, cwd)
  return [
    ...(ignored.length === 0
      ? []
      : [`not judged, since ${by} ignores it (--no-ignore): ${listed(ignored.slice(0, named), ignored.length)}`]),
    ...(everythingBecause === undefined ? [] : [`all files are judged: ${everythingBecause} has changed`]),
    ...(inputs.length === 0 && unchanged > 0
      ? [`nothing to judge: none of these files has changed since ${since}`]
      : []),
  ]
}

/** How many files a remark names. */
export const named = 5

const listed = (first: readonly string[], count: number): string =>
  `${first.join(', ')}${count > first.length ? `, and ${count - first.length} more` : ''}`

/** What is to be said of the whole: the report may have gone to a file. */
export function endRemarks(
  { unreadable: count, errors, warnings, infos }: Summary,
  lost: readonly string[],
  { maxWarnings, failOn }: Limits,
): readonly string[] {
  const failing = failOn === 'info' ? warnings + infos : failOn === 'warning' ? warnings : 0
  return [
    ...(count === 0 ? [] : [`not judged, the report says why: ${listed(lost, count)}`]),
    ...(maxWarnings === undefined || warnings <= maxWarnings
      ? []
      : [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, where --max-warnings allows ${maxWarnings}`]),
    ...(errors > 0 || failing === 0 ? [] : [`no errors, but --fail-on is ${failOn}`]),
  ]
}
