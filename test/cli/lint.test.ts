import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { locate } from '../../src/text/index.js'
import { bad, conditional, folder, good, run } from './run.js'

const escapes = '\u001b['

test('a finding has its place, severity, sentence, code and frame; a refused file its verdict; the run a last line', async () => {
  const cwd = folder({ 'bad.json': bad, 'good.json': good })
  expect(await run(['lint', '.'], { cwd })).toEqual({
    code: 1,
    stderr: '',
    stdout: `bad.json:2:10: error: "replce" is no operation here; there are "add", "remove" and "replace". Did you mean "replace"? [op-unknown]
  1 | [
> 2 |   {"op": "replce", "path": "/name", "value": "web"}
    |          ^^^^^^^^
  3 | ]

bad.json: refused: the server answers 400 IMG.0001

2 files: 1 accepted, 0 conditional, 1 refused; 1 error, 0 warnings, 0 infos
--fix-unsafe may fix 1
`,
  })
})

test.each<[string, string[], RegExp]>([
  ['an unknown option', ['lint', '--rolle', 'admin', '-'], /unknown option '--rolle'[\s\S]*Did you mean --role/],
  ['an unknown command', ['lnt'], /unknown command 'lnt'[\s\S]*Did you mean lint/],
  ['no command', [], /Usage: image-patch/],
  ['an unknown reporter', ['lint', '--reporter', 'xml', '-'], /There are stylish, compact, json, sarif, github/],
  ['a misspelled reporter', ['lint', '--reporter', 'junti', '-'], /Did you mean junit\?/],
  ['an unknown role', ['lint', '--role', 'root', '-'], /Allowed choices are member, admin/],
  ['an unknown ruleset', ['lint', '--ruleset', 'glanc', '-'], /no ruleset "glanc".*Did you mean.*glance/],
  ['an image that is not there', ['lint', '--image', 'no.json', '-'], /cannot read the image no.json: no such file/],
])('wrong use is 2: %s', async (_, args, message) => {
  const { code, stderr } = await run(args, { cwd: folder({}) })
  expect(code).toBe(2)
  expect(stderr).toMatch(message)
})

test('what cannot be read is told, and the rest is judged nevertheless', async () => {
  const cwd = folder({ 'a.json': bad, 'z.json': good })
  symlinkSync('nowhere', join(cwd, 'm.json'))
  const { code, stdout, stderr } = await run(['lint', '.', 'no.json'], { cwd })
  expect(code).toBe(2)
  expect(stderr).toBe('image-patch: not judged, the report says why: m.json, no.json\n')
  expect(stdout.match(/^.*\.json.*$/gm)).toEqual([
    expect.stringMatching(/^a\.json:2:10: error: .* \[op-unknown\]$/),
    'a.json: refused: the server answers 400 IMG.0001',
    'm.json: error: This cannot be judged: no such file or directory. [input-unreadable]',
    'no.json: error: This cannot be judged: no such file or folder. [input-unreadable]',
  ])
  expect(stdout).toMatch(/^4 files: 1 accepted, 0 conditional, 1 refused, 2 unreadable; 3 errors/m)
})

test('shows where JSON is broken', async () => {
  const { code, stdout } = await run(['lint', '-'], { stdin: '[\r\n\t{"op": "remove",}\r\n]' })
  expect(code).toBe(1)
  expect(stdout).toContain(`<stdin>:2:17: error: This is not JSON: trailing comma. [text-malformed]
  1 | [
> 2 | \t{"op": "remove",}
    | \t               ^
  3 | ]
`)
})

test('bytes that are no text are a finding, and are not shown', async () => {
  const cwd = folder({
    'p.json': Buffer.from('\n\u0089PNG\r\n\u001a\n\0', 'latin1'),
    'utf16.json': Buffer.from('[]', 'utf16le'),
  })
  const { code, stdout } = await run(['lint', '.'], { cwd })
  expect(code).toBe(1)
  expect(stdout).toMatch(/^p\.json:2:1: error: .*UTF-8.* \[text-encoding\]\n\np\.json: refused/)
  expect(stdout).toContain('utf16.json:')
  expect(stdout).not.toContain('PNG')
})

test('a byte order mark is a warning with a safe fix, and hides nothing behind it', async () => {
  const marked = await run(['lint', '-'], { stdin: `\ufeff${good}` })
  expect(marked.code).toBe(0)
  expect(marked.stdout).toMatch(/^<stdin>:1:1: warning: .*byte order mark/)
  expect(marked.stdout).toContain('1 file: 1 accepted, 0 conditional, 0 refused; 0 errors, 1 warning')
  const { stdout } = await run(['lint', '--reporter', 'json', '-'], { stdin: `\ufeff${bad}` })
  const [file] = JSON.parse(stdout).files
  expect(file.verdict).toBe('refused')
  expect(file.findings).toMatchObject([
    {
      code: 'text-byte-order-mark',
      fix: { edits: [{ range: { start: { offset: 0 }, end: { offset: 1 } }, text: '' }], safe: true },
    },
    { code: 'op-unknown', range: locate(`\ufeff${bad}`, ['/0/op'])[0]?.value },
  ])
})

test('the media type is judged, even an empty one, and has no place in the text', async () => {
  expect((await run(['lint', '--media-type', 'application/json; charset=utf-8', '-'], { stdin: good })).code).toBe(0)
  const { code, stdout } = await run(['lint', '--media-type', '', '--reporter', 'json', '-'], { stdin: good })
  expect(code).toBe(1)
  expect(JSON.parse(stdout).files[0]).toMatchObject({
    status: 415,
    findings: [{ code: 'media-type-unsupported' }],
  })
  expect(JSON.parse(stdout).files[0].findings[0]).not.toHaveProperty('range')
})

test('an image decides what is conditional', async () => {
  const cwd = folder({
    'has.json': '{"id":"1","status":"active","my_note":"x"}',
    'has-not.json': '\ufeff{"status":"active"}',
  })
  const open = await run(['lint', '-'], { cwd, stdin: conditional })
  expect(open.stdout).toContain('<stdin>: conditional: accepted if the image has my_note (--image decides)\n')
  expect((await run(['lint', '--image', 'has.json', '-'], { cwd, stdin: conditional })).stdout).toMatch(
    /^1 file: 1 accepted/,
  )
  expect((await run(['lint', '--image', 'has-not.json', '-'], { cwd, stdin: conditional })).code).toBe(1)
})

test.each<[string, string, RegExp]>([
  ['a list', '{"images":[{"id":"1"}]}', /image\.json: this is a list of images; give one of them/],
  ['a wrapped image', '{"image":{"id":"1"}}', /image\.json: the image is wrapped/],
  ['an array', '[]', /image\.json: an image is a JSON object/],
  ['broken JSON', '{"id":\n nope}', /^image\.json:2:2: error: .*\n[\s\S]*the image image\.json is not usable/],
])('an image file that is none: %s', async (_, image, message) => {
  const { code, stdout, stderr } = await run(['lint', '--image', 'image.json', '-'], {
    cwd: folder({ 'image.json': image }),
    stdin: good,
  })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(message)
})

test('colours only on a terminal, unless NO_COLOR or FORCE_COLOR say otherwise', async () => {
  const coloured = async (env: Record<string, string>, terminal: boolean) => {
    const { stdout } = await run(['lint', '-'], { stdin: bad, env, terminal })
    return stdout.includes(escapes)
  }
  expect(await coloured({}, false)).toBe(false)
  expect(await coloured({}, true)).toBe(true)
  expect(await coloured({ NO_COLOR: '1' }, true)).toBe(false)
  expect(await coloured({ NO_COLOR: '' }, true)).toBe(true)
  expect(await coloured({ FORCE_COLOR: '1' }, false)).toBe(true)
  expect(await coloured({ FORCE_COLOR: '0' }, true)).toBe(false)
  expect(await coloured({ FORCE_COLOR: '1', NO_COLOR: '1' }, true)).toBe(false)
  expect(await coloured({ TERM: 'dumb' }, true)).toBe(false)
})

test('colours change nothing but colours', async () => {
  const [plain, coloured] = await Promise.all([
    run(['lint', '-'], { stdin: bad }),
    run(['lint', '-'], { stdin: bad, terminal: true }),
  ])
  expect(coloured.stdout.replace(/\u001b\[\d+m/g, '').replaceAll(' 1 |', '1 |')).toBe(
    plain.stdout.replaceAll(' 1 |', '1 |'),
  )
})

test('nothing that a body says acts on the terminal', async () => {
  const { stdout } = await run(['lint', '-'], {
    stdin: '[{"op":"\\u001b[31m\\u009b","path":"/\u009b31m","value":"\u202e"}]',
  })
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
})

test('the JSON report is one document whose places agree with the text', async () => {
  const files = { 'bad.json': bad, 'broken.json': '[1,', 'empty.json': '', 'good.json': good }
  const cwd = folder(files)
  const { code, stdout, stderr } = await run(['lint', '--reporter', 'json', '.', 'no.json'], { cwd, terminal: true })
  const document = JSON.parse(stdout)
  expect([code, stderr]).toEqual([2, 'image-patch: not judged, the report says why: no.json\n'])
  expect(document.summary).toEqual({
    files: 5,
    accepted: 1,
    conditional: 0,
    refused: 3,
    unreadable: 1,
    errors: 4,
    warnings: 0,
    infos: 0,
  })
  expect(document.files.map(({ file }: { file: string }) => file)).toEqual([...Object.keys(files), 'no.json'])
  const [first, broken, empty, clean, lost] = document.files
  expect(first.findings).toMatchObject([
    { message: expect.stringContaining('Did you mean "replace"?'), range: locate(bad, ['/0/op'])[0]?.value },
  ])
  const place = { offset: 3, line: 1, column: 4 }
  expect(broken.findings).toMatchObject([{ range: { start: place, end: place } }])
  expect(empty.findings).toMatchObject([{ code: 'body-empty' }])
  expect(empty.findings[0]).not.toHaveProperty('range')
  expect(clean).toMatchObject({ verdict: 'accepted', findings: [] })
  expect(lost).not.toHaveProperty('verdict')
  expect(lost.findings).toMatchObject([{ code: 'input-unreadable', severity: 'error' }])
})

test('a run of nothing but unreadable inputs is a JSON document, too', async () => {
  const { code, stdout } = await run(['lint', '--reporter', 'json', 'no.json'], { cwd: folder({}) })
  expect(code).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({ files: [{ file: 'no.json' }], summary: { files: 1, unreadable: 1 } })
})

test('reports 100 files in order', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `${index}.json`)
  const cwd = folder(Object.fromEntries(names.map((name, index) => [name, index % 2 ? good : bad])))
  const { stdout } = await run(['lint', '--reporter', 'json', ...names.slice(50), '*.json'], { cwd })
  const document = JSON.parse(stdout)
  expect(document.files.map(({ file }: { file: string }) => file)).toEqual([...names].sort())
  expect(document.summary).toMatchObject({ files: 100, accepted: 50, refused: 50 })
})

test('help and version are no errors', async () => {
  expect(await run(['--version'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    stderr: '',
  })
  expect(await run(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('Exit codes'), stderr: '' })
})

test.each(['lint', 'convert', 'diff', 'apply', 'minimize'])('%s explains itself', async name => {
  const help = await run([name, '--help'])
  expect(help).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/Examples:[\s\S]*Exit codes:/) })
  expect(await run(['help', name])).toEqual(help)
  expect((await run(['--help'])).stdout).toMatch(new RegExp(`^  ${name} .* {2,}\\w`, 'm'))
})
