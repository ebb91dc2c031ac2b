import type { StructuredPatchHunk } from 'diff'

/** How many lines that stay are shown before and behind those that change. */
const context = 3

/** Lines have their LF, where they have one. */
export interface HunkMaker {
  stays(line: string): void
  /** undefined: the line comes, or goes. */
  changes(before: string | undefined, after: string | undefined): void
  /** It stays, and cannot be shown. */
  hides(): void
  end(): void
}

/** Makes the hunks of a unified diff of lines that are told one after the other, and holds no more than one hunk. */
export function hunkMaker(take: (hunk: StructuredPatchHunk) => void): HunkMaker {
  /** What stays since the last change, of which no more is kept than may be shown. */
  let quiet: string[] = []
  let [gone, come]: [string[], string[]] = [[], []]
  let hunk: { readonly oldStart: number; readonly newStart: number; readonly lines: string[] } | undefined
  /** The numbers of the lines that are told next. */
  let [oldLine, newLine] = [1, 1]

  const add = (mark: string, added: readonly string[]): void => {
    for (const line of added) {
      const hasEnd = line.endsWith('\n')
      hunk?.lines.push(mark + (hasEnd ? line.slice(0, -1) : line))
      if (!hasEnd) hunk?.lines.push('\\ No newline at end of file')
    }
  }
  /** All lines that go stand before those that come in their place. */
  const settle = (): void => {
    add('-', gone)
    add('+', come)
    ;[gone, come] = [[], []]
  }
  const close = (): void => {
    settle()
    if (hunk === undefined) return
    const { oldStart, newStart, lines } = hunk
    add(' ', quiet.slice(0, context))
    const behind = Math.max(quiet.length - context, 0)
    take({ oldStart, newStart, oldLines: oldLine - behind - oldStart, newLines: newLine - behind - newStart, lines })
    hunk = undefined
    quiet = quiet.slice(-context)
  }
  return {
    stays(line) {
      settle()
      quiet.push(line)
      oldLine++
      newLine++
      if (hunk === undefined) quiet = quiet.slice(-context)
      else if (quiet.length > 2 * context) close()
    },
    changes(before, after) {
      hunk ??= { oldStart: oldLine - quiet.length, newStart: newLine - quiet.length, lines: [] }
      add(' ', quiet)
      quiet = []
      if (before !== undefined) {
        gone.push(before)
        oldLine++
      }
      if (after !== undefined) {
        come.push(after)
        newLine++
      }
    },
    hides() {
      close()
      quiet = []
      oldLine++
      newLine++
    },
    end: close,
  }
}
