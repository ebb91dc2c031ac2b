import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placesIn } from '../../src/cli/lines/places.js'
import { type Fields, type LineBody, lineReader } from '../../src/cli/lines/record.js'
import { compile, rulesets } from '../../src/index.js'
import { json } from '../arbitraries/json.js'

const bytesOf = (text: string) => Buffer.from(text)
const read = (line: string | Uint8Array, fields: Fields = { field: 'body' }, context = {}) =>
  lineReader(fields, context)(typeof line === 'string' ? bytesOf(line) : line)

test('without fields the line itself is the body, as it is', () => {
  const line = bytesOf('\ufeff[ \r')
  expect(read(line, {}, { role: 'admin' })).toEqual({ body: line, context: { role: 'admin' } })
})

test('a body in a record is a value, as it is written, or the text that a string holds', () => {
  expect(read('{"a": 1, "body": [ {"op": 1, "op": 2} ] }')).toMatchObject({ body: '[ {"op": 1, "op": 2} ]' })
  expect(read('\ufeff {"body":"[ ]\\n"}\r')).toMatchObject({
    body: '[ ]\n',
    origin: { pointer: '/body', quoted: true },
  })
  expect(read('{"body":[1],"body":[2]}')).toMatchObject({ body: '[2]' })
  expect(read('{"body":null}')).toMatchObject({ body: 'null' })
  expect(read('{"":{"a/b":["x",[0]]}}', { field: '//a~1b/1' })).toMatchObject({ body: '[0]' })
  expect(read('{"a/b~":[0]}', { field: 'a/b~' })).toMatchObject({ body: '[0]', origin: { pointer: '/a~1b~0' } })
  expect(read('{"__proto__":[0]}', { field: '__proto__' })).toMatchObject({ body: '[0]' })
})

test('what stands beside the body is stronger than what is given for all', () => {
  const fields = { field: 'body', mediaTypeField: 'type', imageField: '/at/image' }
  const context = { mediaType: 'text/plain', role: 'admin', image: { name: 'x' } }
  expect(read('{"body":[]}', fields, context)).toMatchObject({ context })
  const line = '{"type":"","at":{"image":null},"body":[]}'
  expect(read(line, fields, context)).toMatchObject({ context: { mediaType: '', role: 'admin', image: null } })
})

test.each([
  ['[]', 'the line is no JSON object'],
  ['null', 'the line is no JSON object'],
  ['', 'the line is not JSON'],
  ['{"body":[]', 'the line is not JSON'],
  [Uint8Array.of(0x22, 0xff, 0x22), 'the line is not UTF-8'],
  ['{"bodY":[]}', 'the record has nothing at body'],
  ['{"body":[],"type":null}', 'the media type at type is no string'],
  ['{"body":[],"image":[]}', 'the image at image is neither an object nor null'],
  ['{"body":[],"image":"{}"}', 'the image at image is neither an object nor null'],
])('%j has no body that could be judged: %s', (line, reason) => {
  expect(read(line, { field: 'body', mediaTypeField: 'type', imageField: 'image' })).toEqual({ reason })
})

test('what no member holds is not found in what objects and arrays inherit', () => {
  for (const field of ['toString', '__proto__', '/body/length', '/body/-', '/body/00', '/body/0/x', '/body/1'])
    expect(read('{"body":[0]}', { field })).toEqual({ reason: `the record has nothing at ${field}` })
})

const validator = compile(rulesets.glance)
const places = (line: string) => {
  const body = read(line) as LineBody
  const { diagnostics } = validator.validateText(body.body, body.context)
  return diagnostics.map(({ code }, index) => {
    const range = placesIn(bytesOf(line), body, diagnostics)[index]
    return [code, range && line.slice(range.start.offset, range.end.offset), range?.start.line, range?.start.column]
  })
}

test('findings in a record have their places in the line', () => {
  const body = '[{"op":"replce","path":"/name","value":"x"},\r{"op":"add","op":"add","path":"/a","value":"b"}]'
  expect(places(`{"ä":"\u{1f600}", "body": ${body}}`)).toEqual([
    ['op-unknown', '"replce"', 1, 27],
    ['member-duplicate', '"op"', 2, 13],
  ])
  const quoted = JSON.stringify(body)
  expect(places(`{"body":${quoted}}`)).toEqual([
    ['op-unknown', quoted, 1, 9],
    ['member-duplicate', quoted, 1, 9],
  ])
  expect(places('{"body": ""}')).toEqual([['body-empty', '""', 1, 10]])
})

const name = fc.oneof(fc.constantFrom('body', '', '/', '~', 'a/b'), fc.string())

law.prop([name, json, fc.dictionary(fc.string(), json, { noNullPrototype: true })])(
  'a body is found whatever its member is called and whatever stands beside it',
  (field, value, others) => {
    const pointer = `/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const line = `${JSON.stringify(others).slice(0, -1)}${Object.keys(others).length > 0 ? ',' : ''}${JSON.stringify(field)}: ${JSON.stringify(value, null, ' ').replaceAll('\n', '\r')}}`
    for (const given of field.startsWith('/') ? [pointer] : [field, pointer]) {
      const { body } = read(line, { field: given }) as LineBody
      if (typeof value === 'string') expect(body).toBe(value)
      else expect(JSON.parse(body as string)).toEqual(JSON.parse(JSON.stringify(value)))
    }
  },
)
