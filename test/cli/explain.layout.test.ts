import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { labelled, pageWidth, rowLines, wrapped } from '../../src/cli/explain/layout.js'
import { block, code, prose, table } from '../../src/cli/explain/markdown.js'
import { widthOf } from '../../src/cli/width.js'

/** Words of every width, some of them longer than any line, and Markdown that means something. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('', 'a', 'set,', '中文字', 'e\u0301', '🎉', 'x'.repeat(150), '`|`', '__a', '\\', '<b>'),
      fc.string(),
    ),
  )
  .map(words => words.join(' ').replace(/\p{C}/gu, ''))

const width = fc.integer({ min: 2, max: 120 })
const glued = (lines: readonly string[]): string => lines.join('').replaceAll(' ', '')

test('columns are those of a terminal', () => {
  expect(['abc', '', '中文', 'e\u0301', '🎉', 'ｗｉｄｅ'].map(widthOf)).toEqual([3, 0, 4, 1, 2, 8])
})

test('a text is broken at its spaces', () => {
  expect(wrapped('at most 128 characters', 10)).toEqual(['at most', '128', 'characters'])
  expect(wrapped('a verylongword b', 4)).toEqual(['a', 'very', 'long', 'word', 'b'])
  expect(wrapped('', 4)).toEqual([''])
})

test.prop([text, width])('no line is too wide, and nothing is lost', (some, most) => {
  const lines = wrapped(some, most)
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(most)
  expect(glued(lines)).toBe(glued([some]))
})

test.prop([fc.string({ maxLength: 40 }).map(label => label.replace(/\p{C}/gu, '')), text, fc.nat(60)])(
  'what stands behind a label begins in its column, however long the label',
  (label, some, column) => {
    const lines = labelled(label, some, column)
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(pageWidth)
    const said = lines.slice(-wrapped(some, pageWidth - column).length)
    expect(
      said.every((line, index) => (index === 0 && lines.length === said.length) || line.startsWith(' '.repeat(column))),
    ).toBe(true)
    expect(glued(lines)).toBe(glued([label, some]))
  },
)

test.prop([fc.array(fc.tuple(fc.array(text, { maxLength: 3 }), width), { minLength: 1, maxLength: 4 })])(
  'the lines of a row are cells of the same widths',
  columns => {
    const lines = rowLines(
      columns.map(([cell]) => cell),
      columns.map(([, most]) => most),
    )
    for (const cells of lines) expect(cells.map(widthOf)).toEqual(columns.map(([, most]) => most))
    columns.forEach(([cell], index) => {
      expect(glued(lines.map(cells => cells[index] ?? ''))).toBe(glued(cell))
    })
  },
)

/** How many cells GitHub sees in a line: a "|" ends one unless a "\" that is not itself escaped is before it. */
const cellsIn = (line: string): number =>
  [...line.replace(/\\[\s\S]/g, '')].filter(character => character === '|').length - 1

test.prop([fc.array(fc.tuple(text, fc.string()), { minLength: 1 })])('foreign text stays in its cell', rows => {
  const lines = table(
    ['a', 'b'],
    rows.map(([some, more]) => [prose(some), code(more)]),
  ).split('\n')
  expect(lines).toHaveLength(rows.length + 2)
  for (const line of lines) expect(cellsIn(line)).toBe(2)
})

test('Markdown shows names as code, and nothing else as what it is not', () => {
  expect(prose('not with __support_xen, PATCH /v2/images/{image_id}: "*" or <b> & a|b')).toBe(
    'not with `__support_xen`, PATCH `/v2/images/{image_id}`: "\\*" or \\<b\\> \\& a\\|b',
  )
  expect(prose('see `a_b *c*`, [x](y) ~z~ \u001b[31m')).toBe('see `a_b *c*`, \\[x\\](y) \\~z\\~ \\\\u{1b}\\[31m')
  expect([code('a`b'), code('`a'), code(''), code('a|b_c')]).toEqual(['``a`b``', '`` `a ``', '`  `', 'a\\|b\\_c'])
  expect(block(['a', '```'])).toBe('````text\na\n```\n````')
})
