import { locate } from '../../../text/index.js'
import { byPlace, inside } from '../../config/fault.js'
import type { Source } from '../../document.js'
import { baselineUnused, type Finding } from '../../finding.js'
import type { FileResult, Named } from '../../reporters/reporter.js'
import type { ReadEntry } from './entry.js'
import type { Unused } from './ledger.js'

/** What is to be said of a baseline with entries that nothing was found for: one finding for each, in the order of its text. */
export function unusedResult(unused: readonly Unused[], { text }: Pick<Source, 'text'>, named: Named): FileResult {
  const locations = locate(
    text,
    unused.map(({ entry }) => pointerOf(entry)),
  )
  const findings = unused.map(({ entry: { file, code, place }, isGone }, index): Finding => {
    const why = isGone
      ? `"${file}" is not there any more`
      : `Nothing is found any more for ${code} at "${place}" in "${file}"`
    return {
      file: named.file,
      range: locations[index]?.value,
      severity: 'warning',
      code: baselineUnused,
      message: `${why}: --prune-baseline takes this entry out.`,
      params: { file, code, place },
    }
  })
  return { ...named, text, findings: findings.sort(byPlace), isBaseline: true }
}

const pointerOf = ({ file, code, index }: ReadEntry): string => inside(inside(inside('/files', file), code), index)
