import type { Finding } from '../../finding.js'
import { isLines, type Judged } from '../../reporters/reporter.js'
import type { Output } from '../../streams.js'
import type { FixMode } from '../file-judge.js'

/** What was fixed in a run. */
export interface Fixes {
  /** Whatever was judged next; what a dry run shows of it is written. */
  add(results: readonly Judged[]): Promise<void>
  remarks(): readonly string[]
  /** Why files are as they were, or not shown: a sentence for each of them. */
  readonly failures: readonly string[]
}

/** `beforeShown` is called before anything is written to standard output. */
export function fixesOf(mode: FixMode | undefined, beforeShown: () => Promise<void>, stdout: Output): Fixes {
  const failures: string[] = []
  if (mode === undefined) return { add: async () => undefined, remarks: () => [], failures }
  const files = new Set<string>()
  let fixed = 0
  let left = 0
  return {
    async add(results) {
      for (const judged of results) {
        const { file, fix } = judged
        if (!isLines(judged)) left += guesses(judged.findings)
        if (fix === undefined) continue
        left += fix.guesses ?? 0
        if (fix.fixed > 0) files.add(file)
        fixed += fix.fixed
        if (fix.failure !== undefined) failures.push(failed(file, fix.failure, mode))
        if (fix.diff === undefined || fix.diff.length === 0) continue
        await beforeShown()
        for (const piece of fix.diff) await stdout.write(piece)
      }
    },
    remarks: () => [
      ...(fixed === 0 && mode.dryRun === undefined ? [] : [said(fixed, files.size, mode)]),
      ...(left === 0 || mode.unsafe
        ? []
        : [`--fix-unsafe may fix ${left}${fixed === 0 ? '' : ' more'}: it guesses what is meant`]),
    ],
    failures,
  }
}

/** How many findings are only likely to be meant otherwise: what --fix-unsafe is for. */
export const guesses = (findings: readonly Finding[]): number =>
  findings.filter(({ fix }) => fix?.safe === false).length

const failed = (file: string, why: string, { dryRun }: FixMode): string =>
  dryRun === undefined
    ? `cannot fix ${file}: ${why}; nothing was written to it`
    : `cannot show all fixes of ${file}: ${why}`

function said(fixed: number, files: number, { dryRun }: FixMode): string {
  const would = dryRun === undefined ? 'fixed' : 'would fix'
  return fixed === 0 ? `${would} nothing` : `${would} ${many(fixed, 'finding')} in ${many(files, 'file')}`
}

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
