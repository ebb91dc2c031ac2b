import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fc, test } from '@fast-check/vitest'
import { applyPatch, formatPatch, type StructuredPatchHunk } from 'diff'
import { expect } from 'vitest'
import { hunksOf } from '../../../../src/cli/lint/fix/diff-text.js'
import { hunkMaker } from '../../../../src/cli/lint/fix/hunks.js'
import { folder } from '../../run.js'

const unnamed = { oldFileName: 'a', newFileName: 'b', oldHeader: undefined, newHeader: undefined }
const applied = (before: string, hunks: readonly StructuredPatchHunk[]): string | false =>
  applyPatch(before, formatPatch({ ...unnamed, hunks: [...hunks] }))

const line = fc.constantFrom('[', '  {', '  },', '\r', '', 'é', 'x y')
/** The lines of two texts side by side, where one comes or goes the other has none; and whether the last has an end. */
const pairs = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: line.map(each => [each, each] as const) },
    fc.tuple(line, line),
    line.map(each => [each, undefined] as const),
    line.map(each => [undefined, each] as const),
  ),
  { maxLength: 60 },
)
const textOf = (lines: readonly (string | undefined)[], hasEnd: boolean): string =>
  lines
    .filter(each => each !== undefined)
    .map((each, index, { length }) => (index < length - 1 || hasEnd ? `${each}\n` : each))
    .join('')

test.prop([pairs, fc.boolean(), fc.boolean()])(
  'applied, the hunks of two texts make one of the other',
  (all, ...ends) => {
    const [before, after] = ([0, 1] as const).map(side =>
      textOf(
        all.map(pair => pair[side]),
        ends[side] ?? true,
      ),
    )
    expect(applied(before ?? '', hunksOf(before ?? '', after ?? ''))).toBe(after)
  },
)

test.prop([pairs])('so do hunks of lines that are told one by one', all => {
  const hunks: StructuredPatchHunk[] = []
  const { stays, changes, end } = hunkMaker(hunk => hunks.push(hunk))
  const ended = (each: string | undefined) => (each === undefined ? undefined : `${each}\n`)
  for (const [before, after] of all)
    if (before === after && before !== undefined) stays(`${before}\n`)
    else changes(ended(before), ended(after))
  end()
  const [before, after] = ([0, 1] as const).map(side => all.map(pair => ended(pair[side]) ?? '').join(''))
  expect(applied(before ?? '', hunks)).toBe(after)
})

/** The hunks of a file of so many lines, of which these change. */
function changing(count: number, changed: readonly number[]): readonly string[] {
  const hunks: StructuredPatchHunk[] = []
  const { stays, changes, end } = hunkMaker(hunk => hunks.push(hunk))
  for (let at = 1; at <= count; at++)
    if (changed.includes(at)) changes(`${at}\n`, `${at}x\n`)
    else stays(`${at}\n`)
  end()
  return hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) =>
    [oldStart, oldLines, newStart, newLines, lines.join()].join(' '),
  )
}

test('three lines stand around those that change, and six between two changes are one hunk', () => {
  expect(changing(20, [])).toEqual([])
  expect(changing(20, [10])).toEqual(['7 7 7 7  7, 8, 9,-10,+10x, 11, 12, 13'])
  expect(changing(20, [1, 2, 20])).toEqual(['1 5 1 5 -1,-2,+1x,+2x, 3, 4, 5', '17 4 17 4  17, 18, 19,-20,+20x'])
  expect(changing(20, [1, 8])).toEqual(['1 11 1 11 -1,+1x, 2, 3, 4, 5, 6, 7,-8,+8x, 9, 10, 11'])
  expect(changing(20, [1, 9])).toEqual(['1 4 1 4 -1,+1x, 2, 3, 4', '6 7 6 7  6, 7, 8,-9,+9x, 10, 11, 12'])
})

/** Lines of 32 KiB, all alike, of which those that change are told by their numbers from 0 on. */
function long(count: number, isChanged: (index: number) => boolean) {
  const [stay, change, changed] = ['s', 'x', 'y'].map(each => `${each.repeat(2 ** 15)}\n`)
  const indices = Array.from({ length: count }, (_, index) => index)
  const text = (other = '') => indices.map(index => (isChanged(index) ? other : stay)).join('')
  const hunks: StructuredPatchHunk[] = []
  const { stays, changes, end, held } = hunkMaker(hunk => hunks.push(hunk))
  let most = 0
  for (const index of indices) {
    if (isChanged(index)) changes(change, changed)
    else stays(stay ?? '')
    most = Math.max(most, held())
  }
  end()
  return { before: text(change), after: text(changed), hunks, most }
}

const hasPatch = spawnSync('patch', ['--version']).status === 0
const appliers = [
  ['git', 'apply', '--whitespace=nowarn'],
  ['patch', '-p1'],
].filter(([name]) => name === 'git' || hasPatch)

test.each([
  ['two lines that stay', 400, (index: number) => index % 3 === 0, 2 ** 21],
  ['after four lines at the top, two lines that stay', 400, (index: number) => index > 4 && index % 3 === 0, 2 ** 21],
  [
    'one or three lines that stay',
    400,
    (index: number) => index % 8 === 0 || index % 8 === 4 || index % 8 === 6,
    2 ** 21,
  ],
  ['one line that stays', 400, (index: number) => index % 2 === 0, 2 ** 21],
  ['no line that stays', 600, () => true, Number.POSITIVE_INFINITY],
] as const)(
  'what is held has a bound, and git and patch take it: %s between two changes',
  (_, count, isChanged, bound) => {
    const { before, after, hunks, most } = long(count, isChanged)
    expect(most).toBeLessThan(bound)
    expect(hunks.length === 1).toBe(bound === Number.POSITIVE_INFINITY)
    const diff = formatPatch({ ...unnamed, oldFileName: 'a/x', newFileName: 'b/x', hunks })
    for (const [name = '', ...args] of appliers) {
      const cwd = folder({ x: before })
      const { status, stdout } = spawnSync(name, args, { cwd, input: diff, encoding: 'utf8' })
      // It says where it had to look for a hunk, or to pass over lines around it.
      expect([status, stdout.replace('patching file x\n', '')]).toEqual([0, ''])
      expect(readFileSync(join(cwd, 'x'), 'utf8') === after).toBe(true)
    }
  },
)

test('a line that cannot be shown ends a hunk, and counts', () => {
  const hunks: StructuredPatchHunk[] = []
  const { changes, hides, stays, end } = hunkMaker(hunk => hunks.push(hunk))
  changes('a\n', 'b\n')
  hides()
  stays('c\n')
  changes('d', 'e')
  end()
  expect(hunks).toEqual([
    { oldStart: 1, oldLines: 1, newStart: 1, newLines: 1, lines: ['-a', '+b'] },
    {
      oldStart: 3,
      oldLines: 2,
      newStart: 3,
      newLines: 2,
      lines: [' c', '-d', '\\ No newline at end of file', '+e', '\\ No newline at end of file'],
    },
  ])
})

test('lines that come or go move all behind them', () => {
  const lines = Array.from({ length: 20 }, (_, index) => `${index + 1}\n`)
  const after = ['new\n', ...lines.slice(0, 14), ...lines.slice(16)]
  expect(
    hunksOf(lines.join(''), after.join('')).map(({ oldStart, oldLines, newStart, newLines }) => [
      oldStart,
      oldLines,
      newStart,
      newLines,
    ]),
  ).toEqual([
    [1, 3, 1, 4],
    [12, 8, 13, 6],
  ])
  const hunks: StructuredPatchHunk[] = []
  const { stays, changes, end } = hunkMaker(hunk => hunks.push(hunk))
  changes(undefined, 'new\n')
  for (const each of lines)
    if (each === '15\n' || each === '16\n') changes(each, undefined)
    else stays(each)
  end()
  expect(hunks).toEqual(hunksOf(lines.join(''), after.join('')))
})

test('texts with too many differences for a search are compared line by line', () => {
  const before = Array.from({ length: 5000 }, (_, index) => `${index % 2 === 0 ? index : '  {'}\n`)
  const after = before.map(each => each.replace(/^\d+/, '"$&"'))
  const less = after.filter((_, index) => index !== 1000)
  for (const [one, other] of [
    [before, after],
    [before, less],
  ]) {
    const texts = [one, other].map(each => each?.join('') ?? '')
    expect(applied(texts[0] ?? '', hunksOf(texts[0] ?? '', texts[1] ?? '')) === texts[1]).toBe(true)
  }
})
