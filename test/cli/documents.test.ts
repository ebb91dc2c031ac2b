import { expect, test } from 'vitest'
import { folder, good, run } from './run.js'

const image = '{"name":"web","status":"active","note":"n"}'
const files = {
  'image.json': image,
  'good.json': good,
  'folder/x.json': '',
  'broken.json': '{"name":\n nope}',
  'empty.json': '',
  'list.json': '{"images":[{"id":"1"}]}',
  'wrapped.json': '{"image":{"id":"1"}}',
  'array.json': '[]',
  'null.json': 'null',
  'twice.json': '{"name":"a","name":"b"}',
  'number.json': '{"size":12345678901234567890}',
  'utf16.json': Buffer.from('\ufeff{}', 'utf16le'),
  'marked.json': `\ufeff${image}`,
}

const badFiles: readonly [string, RegExp][] = [
  ['no.json', /^image-patch: cannot read the (\w+) no\.json: no such file or directory\n$/],
  ['folder', /^image-patch: cannot read the (\w+) folder: it is a folder\n$/],
]

const badImages: readonly [string, RegExp][] = [
  ...badFiles,
  ['broken.json', /^broken\.json:2:2: error: [\s\S]*\n\nimage-patch: the image broken\.json is not usable\n$/],
  ['empty.json', /^empty\.json:1:1: error: The image is empty[\s\S]*not usable\n$/],
  ['list.json', /list\.json: this is a list of images; give one of them\n$/],
  ['wrapped.json', /wrapped\.json: the image is wrapped; give what is in "image"\n$/],
  ['array.json', /array\.json: an image is a JSON object/],
  ['null.json', /null\.json: an image is a JSON object/],
  ['twice.json', /^twice\.json:1:13: error: .*2 times[\s\S]*not usable\n$/],
  ['number.json', /^number\.json:1:9: error: the number 12345678901234567890 cannot be kept[\s\S]*not usable\n$/],
  ['utf16.json', /^utf16\.json:1:1: error: .*UTF-16[\s\S]*not usable\n$/],
]

const wantsImage = [
  ['lint', 'good.json', '--image'],
  ['convert', '--to', 'v2.0', 'good.json', '--image'],
  ['apply', 'good.json', '--image'],
  ['minimize', 'good.json', '--image'],
  ['diff', 'image.json'],
  ['diff', '--to', 'merge-patch', '--', 'image.json'],
]

test.each(wantsImage.flatMap(args => badImages.map(([file, message]) => [[...args, file], message] as const)))(
  'an image that is none is trouble: %j',
  async (args, message) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder(files) })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
  },
)

test('so is one that is to be changed', async () => {
  const { code, stderr } = await run(['diff', 'list.json', 'image.json'], { cwd: folder(files) })
  expect([code, stderr]).toEqual([2, expect.stringContaining('list of images')])
})

const wantsBody = [['convert', '--to', 'v2.0'], ['apply', '--image', 'image.json'], ['minimize']]

test.each(wantsBody.flatMap(args => badFiles.map(([file, message]) => [[...args, file], message] as const)))(
  'a body that cannot be read is trouble: %j',
  async (args, message) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder(files) })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
  },
)

const badBodies: readonly [string, RegExp][] = [
  ['broken.json', /^broken\.json:2:2: error: .* \[text-malformed\]\n[\s\S]*\nbroken\.json: not \w+\n$/],
  [
    'empty.json',
    /^empty\.json:1:1: error: The body is empty: JSON is wanted\. \[body-empty\]\n\nempty\.json: not \w+\n$/,
  ],
  ['number.json', /^number\.json:1:9: error: the number [\s\S]*\nnumber\.json: not \w+\n$/],
  ['utf16.json', /^utf16\.json:1:1: error: .*\[text-encoding\]\n\nutf16\.json: not \w+\n$/],
  ['null.json', /^null\.json:1:1: error: .*\[body-not-array\]/],
  ['image.json', /^image\.json:1:1: error: .*\[body-not-array\]/],
  ['twice.json', /^twice\.json:1:13: warning: .*2 times[\s\S]*\[body-not-array\]/],
]

test.each(wantsBody.flatMap(args => badBodies.map(([file, message]) => [[...args, file], message] as const)))(
  'a broken body is a finding: %j',
  async (args, message) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder(files) })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(message)
  },
)

test.each<[string[], string, number]>([
  [['convert', '--to', 'v2.0', '-'], good, 0],
  [['convert', '--to', 'v2.0'], good, 0],
  [['convert', '--to', 'v2.0', '--image', '-', 'good.json'], image, 0],
  [['apply', '--image', 'image.json'], good, 0],
  [['apply', '--image', 'image.json', '-'], good, 0],
  [['apply', '--image', '-', 'good.json'], image, 0],
  [['minimize'], good, 0],
  [['minimize', '-'], good, 0],
  [['minimize', '--image', '-', 'good.json'], image, 0],
  [['lint', '--image', '-', 'good.json'], image, 0],
  [['diff', '-', 'image.json'], image, 0],
  [['diff', 'image.json', '-'], image, 0],
  [['diff', 'marked.json', '-'], image, 0],
])('reads standard input: %j', async (args, stdin, code) => {
  expect(await run(args, { cwd: folder(files), stdin })).toMatchObject({ code, stderr: '' })
})

test.each([
  [['convert', '--to', 'v2.0', '--image', '-']],
  [['apply', '--image', '-']],
  [['apply', '--image', '-', '-']],
  [['minimize', '--image', '-']],
  [['lint', '--image', '-', '-']],
  [['diff', '-', '-']],
])('reads it once: %j', async args => {
  expect(await run(args, { stdin: image })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'image-patch: only one input can be standard input (-): give the others as files\n',
  })
})

const indented = (indent: string | number) => `${JSON.stringify([{ replace: '/name', value: 'x' }], null, indent)}\n`

test.each<[string, string, string[], string]>([
  ['one line', '[ {"op":"replace", "path":"/name","value":"x"} ]\n\n', [], indented(0)],
  ['two spaces', '[\n  {"op":"replace","path":"/name","value":"x"}\n]', [], indented(2)],
  ['four spaces', '[\r\n    {"op":"replace","path":"/name","value":"x"}\r\n]', [], indented(4)],
  ['one space', '[\n {\n  "op":"replace",\n  "path":"/name",\n  "value":"x"\n }\n]', [], indented(1)],
  ['tabs', '[\n\t{"op":"replace","path":"/name","value":"x"}\n]', [], indented('\t')],
  ['what begins in the first line', '[{"op":"replace",\n    "path":"/name",\n    "value":"x"}]', [], indented(4)],
  ['lines that are not indented', '[\n{"op":"replace","path":"/name","value":"x"}\n]', [], indented(2)],
  ['--indent 3', '[{"op":"replace","path":"/name","value":"x"}]', ['--indent', '3'], indented(3)],
  ['--indent 0', '[\n  {"op":"replace","path":"/name","value":"x"}\n]', ['--indent', '0'], indented(0)],
  ['--indent tab', '[{"op":"replace","path":"/name","value":"x"}]', ['--indent', 'tab'], indented('\t')],
])('keeps the indentation: %s', async (_, stdin, more, stdout) => {
  expect(await run(['convert', '--to', 'v2.0', ...more], { stdin })).toEqual({ code: 0, stdout, stderr: '' })
})

test.each(['11', '-1', 'x', '', '1.5'])('--indent %j is wrong use', async indent => {
  const { code, stderr } = await run(['minimize', '--indent', indent], { stdin: good })
  expect([code, stderr]).toEqual([2, expect.stringContaining('It is "tab", or a number of spaces from 0 to 10')])
})
