import { deep } from './names.js'

/** Values as JSON text, by where Glance stops at them; no list but the first is needed. */
export interface Values {
  readonly good: readonly string[]
  /** Not what the schema says. */
  readonly schema?: readonly string[]
  /** Stopped by the setter, if at all. */
  readonly setter?: readonly string[]
  /** Stopped when it is saved, if at all. */
  readonly save?: readonly string[]
}

const quoted = (texts: readonly string[]): readonly string[] => texts.map(text => JSON.stringify(text))
const uuid = '8f1c4dc1-6b8d-4fd5-9a3b-2f6b5c0e1d11'

/** Above U+FFFF, and surrogates that belong to nothing. */
const unstorable = quoted(['\u{1f600}', 'x\ud800', '\ude00\ud83d', `y\u{10000}`, '\udfff'])
const odd = ['\u0000', 'a\u2028b', '\u007f\u0085', '\ufeff', '日本', '"\\/', ' x ', '\uffff', '__proto__']

const text: Values = {
  good: [...quoted(['x', 'y', '', 'é'.repeat(300), ...odd])],
  schema: ['null', '1', 'true', '1.0', '[]', '{"x":"x"}', '1e400', '["x"]', '0'],
  save: unstorable,
}
const shortText: Values = {
  good: ['null', ...quoted(['x', 'y', '', 'é'.repeat(255), '日'.repeat(255), ...odd])],
  schema: ['1', 'false', '[]', '{}', ...quoted(['é'.repeat(256), '\u{1f600}'.repeat(256)])],
  save: [...unstorable, ...quoted(['\u{1f600}'.repeat(255)])],
}
const size: Values = {
  good: [
    '1',
    '0',
    '512',
    '1.0',
    '1E2',
    '0.5e1',
    '-0',
    '-0.0',
    '2147483647',
    '1.0000000000000000001',
    '1e-400',
    '2147483647.0',
  ],
  schema: ['1.5', '"1"', 'null', 'true', '1e400', '-1e400', '[]', '0.1', '-0.5', '""'],
  setter: ['-1', '-1.0', '-2147483649', '-1e3', '-9007199254740993', `-1${'0'.repeat(40)}`],
  save: ['2147483648', '2147483648.0', '1e20', '9007199254740993', '4294967296', `1${'0'.repeat(40)}`, '1e308'],
}
const truth: Values = {
  good: ['true', 'false'],
  schema: ['"true"', '0', '1', 'null', '1.0', '[]', '{}', '"\u{1f600}"'],
}
const oneOf = (...words: readonly string[]): Values => ({
  good: quoted(words),
  schema: [...quoted(['', 'X', ` ${words[0]}`, `${words[0]}\u0000`, '\u{1f600}', '\ud800']), '1', 'true', '[]', '{}'],
})
const entries = (count: number, tag: (index: number) => string): string =>
  JSON.stringify(Array.from({ length: count }, (_, index) => tag(index)))
const tags: Values = {
  good: ['[]', '["a"]', '["b","a","a"]', '["","A"]', `["${'日'.repeat(255)}"]`, '["a\\u0000"]', entries(128, String)],
  schema: [
    'null',
    '"a"',
    '[1]',
    '{}',
    '["a",null]',
    `["${'x'.repeat(256)}"]`,
    '[["a"]]',
    'true',
    entries(129, () => 'é'.repeat(256)),
  ],
  setter: [entries(129, String), entries(129, () => 'a'), entries(200, String)],
  save: ['["\u{1f600}"]', '["a","\\ud800"]', '["\\ud83d\\ude00","z"]', '["a","\\ude00\\ud83d"]'],
}
const own = ['aaaaaaaa-0000-4000-8000-000000000001']
const owner: Values = {
  ...shortText,
  good: quoted(own),
  setter: ['null', ...quoted(['', 'dddddddd-0000-4000-8000-000000000001', 'x'.repeat(255)])],
}
const imageId: Values = {
  good: ['null', ...quoted([uuid, uuid.toUpperCase(), `${uuid}\n`])],
  schema: [...quoted(['', 'vmlinuz', `${uuid}\n\n`, ` ${uuid}`, `${uuid}\r`, uuid.slice(1)]), '5', 'true', '[]'],
}
const withNull = ({ good, schema = [] }: Values): Values => ({ good: [...good, 'null'], schema })
const place = '{"url":"http://x/y","metadata":{}}'
const location: Values = {
  good: [place, '{"url":"file:///x","metadata":{"a":1},"more":[1]}'],
  schema: [
    'null',
    '"x"',
    '[]',
    '{}',
    '{"url":"x"}',
    '{"url":1,"metadata":{}}',
    `{"url":"${'x'.repeat(256)}","metadata":{}}`,
  ],
  setter: [
    '{"url":"x","metadata":{},"validation_data":{"os_hash_algo":"a","os_hash_value":"b"}}',
    '{"url":"x","metadata":{},"validation_data":{}}',
    '{"url":"x","metadata":{},"validation_data":{"os_hash_algo":"a","os_hash_value":"b","checksum":"short"}}',
    '{"url":"x","metadata":{},"validation_data":{"os_hash_algo":"a","os_hash_value":"b","x":"y"}}',
    `{"url":"x","metadata":{},"validation_data":{"os_hash_algo":"a","os_hash_value":"b","checksum":"${'0'.repeat(32)}"}}`,
    '{"url":"x","metadata":[]}',
    '{"url":"\\ud800","metadata":{"a":"\u{1f600}"}}',
  ],
}
const locations: Values = {
  good: [`[${place}]`, '[]'],
  schema: ['null', '{}', '["x"]', '[{}]', place, '"x"', `[${place},1]`],
}

const rows: Readonly<Record<string, Values>> = {
  name: shortText,
  visibility: oneOf('private', 'shared', 'community', 'public'),
  protected: truth,
  os_hidden: truth,
  min_ram: size,
  min_disk: size,
  tags,
  owner,
  container_format: withNull(oneOf('bare', 'ami', 'ari', 'aki', 'ovf', 'ova', 'docker', 'compressed')),
  disk_format: withNull(oneOf('raw', 'qcow2', 'ami', 'ari', 'aki', 'vhd', 'vhdx', 'vmdk', 'vdi', 'iso', 'ploop')),
  kernel_id: imageId,
  ramdisk_id: imageId,
  cinder_encryption_key_deletion_policy: oneOf('on_image_deletion', 'do_not_delete'),
  image_id: { ...text, good: quoted(['cccccccc-0000-4000-8000-000000000001', '', 'x', ' ']) },
  locations,
}

/** The values that are tried on a name, or at a deeper path. */
export const valuesOf = (name: string): Values =>
  deep.includes(name) ? location : Object.hasOwn(rows, name) ? (rows[name] ?? text) : text
