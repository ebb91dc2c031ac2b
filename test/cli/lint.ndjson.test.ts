import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { LinesTask } from '../../src/cli/lint/judge-file.js'
import { lineJudge } from '../../src/cli/lint/judge-lines.js'
import { joiner, judgedPart, spansOf } from '../../src/cli/lint/parts.js'
import { type FileResult, isLines } from '../../src/cli/reporters/reporter.js'
import { rulesets } from '../../src/index.js'
import type { Place } from '../../src/text/index.js'
import { bad, conditional, folder, good, run } from './run.js'

const oneLine = (text: string): string => text.replaceAll('\n', ' ').trim()
const ill = oneLine(bad)
const well = oneLine(good)
const hanging = oneLine(conditional)

/** Lines of every kind; no LF is in them. */
const kinds = [
  well,
  ill,
  hanging,
  '',
  ' \t',
  '[]',
  '[',
  '\ufeff[]',
  `${ill}\r`,
  '[\r{}\r]',
  '"日本🎉"',
  '\0',
  '[{},{}]',
]
const line = fc.oneof(
  fc.constantFrom(...kinds).map(text => Buffer.from(text)),
  fc.uint8Array({ maxLength: 12 }).map(bytes => Buffer.from(bytes.filter(byte => byte !== 10))),
)
const lines = fc.array(line, { maxLength: 8 })
const joined = (all: readonly Uint8Array[]): Buffer => Buffer.concat(all.flatMap(each => [each, Buffer.from('\n')]))

const named = { file: 'a.ndjson', path: 'a.ndjson' }
const settings = { ruleset: rulesets['ims-cloudimages'], context: {}, severities: {} }
const task: LinesTask = { input: { name: 'a.ndjson' }, named, settings, lines: { most: 1000 } }

/** What is said of bytes that come in pieces, each in the same buffer. */
function judged(bytes: Uint8Array, sizes: readonly number[], { lines: how } = task) {
  const results: FileResult[] = []
  const judge = lineJudge(named, settings, how, result => void results.push(result))
  const buffer = new Uint8Array(bytes.length)
  for (let at = 0, index = 0; at < bytes.length; index++) {
    const piece = bytes.subarray(at, at + (sizes[index % sizes.length] ?? 1))
    buffer.set(piece)
    judge.push(buffer.subarray(0, piece.length))
    at += piece.length
  }
  judge.end()
  return { results, counts: judge.counts(), lines: judge.lines() }
}

const json = async (args: readonly string[], world: Parameters<typeof run>[1]) =>
  JSON.parse((await run(['lint', '--reporter', 'json', ...args], world)).stdout)

const isBlank = (bytes: Uint8Array): boolean => /^[ \t\r]*$/.test(Buffer.from(bytes).toString('latin1'))

describe('a line', () => {
  law.prop([lines], { numRuns: 30 })('is judged as a file that has only that line', async others => {
    const all = [Buffer.from(well), ...others]
    const name = (index: number) => `${String(index).padStart(3, '0')}.json`
    const files = all.flatMap((each, index) => (isBlank(each) ? [] : [[name(index), each] as const]))
    const cwd = folder({ ...Object.fromEntries(files), 'all.ndjson': joined(all) })
    const { summary, ...alone } = await json(
      files.map(([file]) => file),
      { cwd },
    )
    const together = await json(['all.ndjson'], { cwd })
    expect(together.summary).toEqual({ ...summary, files: 1, lines: files.length })

    const at = ({ offset }: Place, number: number): Place => ({ offset, line: number, column: offset + 1 })
    const wanted = alone.files.flatMap(({ file, findings, ...rest }: { file: string; findings: Said[] }) => {
      const number = Number.parseInt(file, 10) + 1
      const moved = ({ start, end }: Said['range'] & object) => ({ start: at(start, number), end: at(end, number) })
      const top = { offset: 0, line: number, column: 1 }
      const placed = findings.map(each => ({
        ...each,
        range: each.range === undefined ? { start: top, end: top } : moved(each.range),
        ...(each.fix && {
          fix: { ...each.fix, edits: each.fix.edits.map(edit => ({ ...edit, range: moved(edit.range) })) },
        }),
      }))
      return findings.length === 0 ? [] : [{ ...rest, file: 'all.ndjson', line: number, findings: placed }]
    })
    expect(together.files.slice(0, -1)).toEqual(wanted)
  })

  law.prop([lines, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), fc.boolean()])(
    'is the same however the bytes come',
    (all, sizes, cut) => {
      const bytes = joined(all).subarray(0, cut ? -1 : undefined)
      expect(judged(bytes, sizes)).toEqual(judged(bytes, [bytes.length]))
    },
  )

  law.prop([lines, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 30 })], { numRuns: 50 })(
    'is the same in whatever part of the file it begins',
    (all, size, most) => {
      const bytes = joined(all)
      const how = { ...task, lines: { most } }
      const file = openSync(join(folder({ 'a.ndjson': bytes }), 'a.ndjson'), 'r')
      try {
        const { add, end } = joiner(named)
        const room = new Uint8Array(16)
        const told = [...spansOf(file, size)].flatMap(span => [...add(judgedPart(how, { file, span }, room))])
        const whole = judged(bytes, [7], how)
        expect(told.filter(each => !isLines(each))).toEqual(whole.results)
        expect([...end()]).toEqual([{ ...named, counts: whole.counts, ended: true }])
      } finally {
        closeSync(file)
      }
    },
  )
})

interface Said {
  readonly range?: { readonly start: Place; readonly end: Place }
  readonly fix?: { readonly edits: readonly { readonly range: { readonly start: Place; readonly end: Place } }[] }
}

test('a finding has the number of its line, and the frame that line only', async () => {
  const cwd = folder({ 'a.ndjson': `${well}\n\n${ill}\r\n${hanging}\n` })
  expect(await run(['lint', '.'], { cwd })).toEqual({
    code: 1,
    stderr: '',
    stdout: `a.ndjson:3:12: error: "replce" is no operation here; there are "add", "remove" and "replace". Did you mean "replace"? [op-unknown]
> 3 | [   {"op": "replce", "path": "/name", "value": "web"} ]
    |            ^^^^^^^^

a.ndjson:3: refused: the server answers 400 IMG.0001

1 file, 3 lines: 1 accepted, 1 conditional, 1 refused; 1 error, 0 warnings, 0 infos
--fix-unsafe may fix 1
`,
  })
})

test('what is NDJSON is told by the name, or by --ndjson', async () => {
  const cwd = folder({ 'a.jsonl': `${well}\n`, 'b.NDJSON': `${well}\n`, 'c.json': `${well}\n${well}\n` })
  const stdin = `${ill}\n${well}`
  expect((await json(['.', 'b.NDJSON'], { cwd })).summary).toMatchObject({
    files: 3,
    lines: 2,
    accepted: 2,
    refused: 1,
  })
  expect((await json(['--ndjson', '.', '-'], { cwd, stdin })).summary).toMatchObject({
    lines: 5,
    accepted: 4,
    refused: 1,
  })
  expect((await json(['--stdin-filename', 'x.ndjson'], { cwd, stdin })).summary).toMatchObject({ files: 1, lines: 2 })
  expect((await json(['-'], { cwd, stdin })).summary).toMatchObject({ files: 1, refused: 1 })
})

test('the body may be in a record, as JSON or as text, with its media type and its image', async () => {
  const body = [{ op: 'remove', path: '/my_note' }]
  const records = [
    { id: 1, body: ill },
    { id: 2, body, image: { name: 'x', my_note: 'y' } },
    { id: 3, body, contentType: 'text/plain' },
    { id: 4 },
  ]
  const text = `${records.map(each => JSON.stringify(each)).join('\n')}\n{"id":5,"body":${ill}}\nno\n`
  const fields = ['--field', 'body', '--media-type-field', 'contentType', '--image-field', 'image']
  const { files, summary } = await json([...fields, 'a.ndjson'], { cwd: folder({ 'a.ndjson': text }) })
  expect(summary).toMatchObject({ lines: 6, accepted: 1, refused: 3, unreadable: 2 })
  const [quoted, media, none, inside, broken] = files
  expect([quoted, media, none, inside, broken].map(each => each.line)).toEqual([1, 3, 4, 5, 6])
  const { range } = quoted.findings[0]
  expect([quoted.findings[0].code, text.slice(range.start.offset, range.end.offset)]).toEqual([
    'op-unknown',
    JSON.stringify(ill),
  ])
  expect(quoted.findings[0]).not.toHaveProperty('fix')
  expect(media.findings[0]).toMatchObject({ code: 'media-type-unsupported' })
  expect(none.findings[0].message).toMatch(/the record has nothing at body/)
  const written = text.split('\n')[4] ?? ''
  for (const { start, end } of [inside.findings[0].range, inside.findings[0].fix.edits[0].range])
    expect(written.slice(start.offset, end.offset)).toBe('"replce"')
  expect(broken.findings[0].message).toMatch(/the line is not JSON/)
})

test('lines that are too long, or have no body, are told and make exit code 2', async () => {
  const cwd = folder({ 'a.ndjson': `${well}\n${'x'.repeat(101)}\n${well}\n` })
  const { code, stdout, stderr } = await run(['lint', '--max-line', '100', '--reporter', 'compact', '.'], { cwd })
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout:
      'a.ndjson:2:1: error: This cannot be judged: the line has 101 bytes, and --max-line allows 100. [input-unreadable]\n',
    stderr: 'image-patch: not judged, the report says why: a.ndjson:2\n',
  })
})

test('severities, overrides, --quiet and limits hold for lines', async () => {
  const config = JSON.stringify({
    severities: { 'op-unknown': 'off' },
    overrides: [{ files: ['b.ndjson'], severities: { 'op-unknown': 'warning' } }],
  })
  const cwd = folder({ 'a.ndjson': `${ill}\n`, 'b.ndjson': `${ill}\n${ill}`, 'image-patch.config.json': config })
  const { code, stdout } = await run(['lint', '--reporter', 'stylish', '.'], { cwd })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^a\.ndjson:1: refused: the server answers 400 IMG\.0001 \[op-unknown\]$/m)
  expect(stdout).toMatch(/^2 files, 3 lines: .* 3 refused; 0 errors, 2 warnings/m)
  expect((await run(['lint', '--max-warnings', '1', '.'], { cwd })).code).toBe(1)
  expect((await run(['lint', '--fail-on', 'warning', '.'], { cwd })).code).toBe(1)
  expect((await run(['lint', '--quiet', '.'], { cwd })).stdout).toMatch(/^2 files/)
})

test.each<[string, string[], RegExp]>([
  ['a field where no input is NDJSON', ['--field', 'body', 'a.json'], /--field is for NDJSON, and no input is/],
  ['a media type without a body', ['--media-type-field', 'm', 'a.ndjson'], /--media-type-field is for records/],
  ['an image without a body', ['--image-field', 'm', 'a.ndjson'], /--image-field is for records/],
  ['a line of nothing', ['--max-line', '0', 'a.ndjson'], /a number of bytes/],
  ['a misspelled option', ['--ndjsn', 'a.ndjson'], /Did you mean --ndjson/],
])('wrong use is 2: %s', async (_, args, message) => {
  const { code, stderr } = await run(['lint', ...args], { cwd: folder({ 'a.json': good, 'a.ndjson': good }) })
  expect([code, stderr]).toEqual([2, expect.stringMatching(message)])
})

test('a file that cannot be read is told as any other', async () => {
  const { code, stdout } = await run(['lint', '--ndjson', '--reporter', 'json', 'no.x', '.'], {
    cwd: folder({ 'a.ndjson': '' }),
  })
  expect(code).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({
    files: [{ file: 'a.ndjson', lines: { accepted: 0 } }, { file: 'no.x' }],
    summary: { files: 2, lines: 0, unreadable: 1 },
  })
})

test('on a terminal the lines that are done are said', async () => {
  let time = 0
  const cwd = folder({ 'a.ndjson': `${well}\n`.repeat(20_000) })
  const { stderr } = await run(['lint', '.'], { cwd, terminal: true, now: () => (time += 600) })
  expect(stderr).toMatch(/^\r\u001b\[K0 of 1 files, \d+,\d{3} lines, 0 findings\r/)
})

test('a byte order mark is cut from the line that it is in', async () => {
  const cwd = folder({ 'a.ndjson': `${well}\n\ufeff${well}\n` })
  const { stdout } = await run(['lint', '--reporter', 'sarif', '.'], { cwd })
  const [{ locations, fixes }] = JSON.parse(stdout).runs[0].results
  const region = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 2 }
  expect(locations[0].physicalLocation.region).toEqual(region)
  expect(fixes[0].artifactChanges[0].replacements[0].deletedRegion).toEqual(region)
})
