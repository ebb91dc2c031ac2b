import { hasColours } from '../../colours.js'
import type { Streams } from '../../streams.js'
import { trouble } from '../../trouble.js'
import type { FixMode } from '../file-judge.js'
import type { ReportRequest } from '../reports.js'

export interface FixOptions {
  readonly fix?: boolean
  readonly fixUnsafe?: boolean
  readonly fixDryRun?: boolean
}

/** What else a run is asked for, and cannot do beside fixing. */
interface Beside {
  /** In a dry run only those that were asked for. */
  readonly reporter: readonly ReportRequest[]
  readonly writeBaseline?: boolean
  readonly pruneBaseline?: boolean
}

/** What a run fixes, of the inputs that were named; undefined: nothing. What cannot be done is trouble. */
export function fixModeOf(
  { fix, fixUnsafe: unsafe = false, fixDryRun, ...beside }: FixOptions & Beside,
  names: readonly string[],
  { stdout, env }: Pick<Streams, 'stdout' | 'env'>,
): FixMode | undefined {
  if (!fixDryRun) {
    if (!fix && !unsafe) return undefined
    if (names.includes('-'))
      throw trouble(`standard input cannot be fixed in its place: --fix-dry-run shows how it would be`)
    return { unsafe }
  }
  const shown = beside.reporter.find(({ file }) => file === undefined)?.reporter
  if (shown !== undefined)
    throw trouble(
      `standard output has the diff of --fix-dry-run: give the report a file, as in --reporter ${shown}=FILE`,
    )
  if (beside.writeBaseline || beside.pruneBaseline)
    throw trouble('--fix-dry-run writes nothing, nor does it write a baseline: leave one of them out')
  const colours = hasColours(stdout, env)
  return { unsafe, dryRun: { colours, forPeople: colours || stdout.isTTY } }
}
