import type { Random } from '../../bench/random.js'

const encoder = new TextEncoder()

/** Pieces that make a difference to a reader of bodies: put into texts, they break them in a hundred ways, or do not. */
const pieces = [
  ...[
    '"',
    '\\',
    '\\"',
    '\\u0041',
    '\\ud800',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    ' ',
    '\n',
    '\t',
    '\r',
    '\u0000',
    '\u007f',
    '/',
  ],
  ...[
    '~',
    '~1',
    '0',
    '9',
    '-',
    '.5',
    'e3',
    '00',
    '1234567890123456',
    '-0',
    'true',
    'false',
    'null',
    '[]',
    '["a"]',
    '{}',
  ],
  ...['"op"', '"path"', '"value"', '"op":"add",', '"path":"/name",', '"value":"x",', '"add":"/x",', ',"more":1'],
  ...[
    'add',
    'replace',
    'remove',
    'Add',
    '"x"',
    '"é"',
    'é',
    '漢',
    '😀',
    '\ufffd',
    '\ufeff',
    '\u00a0',
    '\u2028',
    '__',
    'os_',
  ],
  ...['"/name"', '"//name"', '"/na me"', '"/"', '""', '"/__support_kvm"', '"/__support_xen"', '"/min_ram"', '"A"'],
].map(text => encoder.encode(text))

/** Bytes that are no UTF-8, or nearly. */
const bad = [
  [0x80],
  [0xc0, 0xaf],
  [0xc3],
  [0xe2, 0x82],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xff],
  [0xef, 0xbf, 0xbd],
]

/** The bytes with a few changes, each of one of the kinds that people, programs and lines make. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  let out = bytes
  for (let changes = random.once(3) ? 1 + random.below(3) : 1; changes > 0; changes--) out = changed(out, random)
  return out
}

function changed(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1)
  const until = Math.min(bytes.length, at + 1 + random.below(random.once(4) ? 30 : 3))
  switch (random.below(8)) {
    case 0:
      return joined(bytes.subarray(0, at), bytes.subarray(until))
    case 1:
      return joined(bytes.subarray(0, at), Uint8Array.of(random.below(256)), bytes.subarray(at))
    case 2:
      return joined(bytes.subarray(0, at), Uint8Array.of(random.below(128)), bytes.subarray(at + 1))
    case 3:
      return joined(bytes.subarray(0, at), bytes.subarray(at, until), bytes.subarray(at))
    case 4:
      return joined(bytes.subarray(0, at), Uint8Array.from(random.pick(bad)), bytes.subarray(at))
    case 5:
      return bytes.subarray(0, at)
    default:
      return joined(bytes.subarray(0, at), random.pick(pieces), bytes.subarray(random.once(2) ? at : until))
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
