import fc from 'fast-check'

/** JSON as text has it: members in order, names as often as they stand there. */
export type Tree =
  | { readonly kind: 'scalar'; readonly json: string | number | boolean | null }
  | { readonly kind: 'array'; readonly elements: readonly Tree[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Tree])[] }

export interface Span {
  readonly key?: readonly [start: number, end: number]
  readonly value: readonly [start: number, end: number]
}

export interface Document {
  readonly tree: Tree
  readonly text: string
  readonly spans: ReadonlyMap<Tree, Span>
}

const name = fc.oneof(
  fc.constantFrom('a', 'b', 'op', 'path', '', '0', '1', '01', '-', '~', '/', 'a/b', '~1', '__proto__', 'constructor'),
  fc.constantFrom('é', '😀', '\ud800', '"', '\\', '\n', '\u2028', 'a long name that differs at its end: x'),
  fc.string({ unit: 'binary', maxLength: 6 }),
)

const scalar = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('\r\n', '{"a":1}', '[', '\\"', '//'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  )
  .map((json): Tree => ({ kind: 'scalar', json }))

export const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree; array: Tree; object: Tree }>(tie => ({
  tree: fc.oneof({ maxDepth: 5, depthSize: 'small' }, scalar, tie('array'), tie('object')),
  array: fc.array(tie('tree'), { maxLength: 5 }).map((elements): Tree => ({ kind: 'array', elements })),
  object: fc
    .array(fc.tuple(name, tie('tree')), { maxLength: 12 })
    .map((members): Tree => ({ kind: 'object', members })),
})).tree

/** Formatting that no printer would choose: white space of every kind between all tokens, any unit escaped. */
export const document: fc.Arbitrary<Document> = fc
  .tuple(tree, fc.array(fc.nat(99), { minLength: 1, maxLength: 40 }))
  .map(([root, choices]) => print(root, choices))

const whites = ['', '', '', '', ' ', '\n', '\r\n', '\r', '\t', ' \n\r \t']

function print(root: Tree, choices: readonly number[]): Document {
  const spans = new Map<Tree, Span>()
  let text = ''
  let next = 0
  const choose = (): number => choices[next++ % choices.length] ?? 0
  const white = (): void => {
    text += whites[choose() % whites.length]
  }
  const token = (written: string): readonly [number, number] => {
    white()
    const start = text.length
    text += written
    return [start, text.length]
  }
  const value = (node: Tree, key?: Span['key']): void => {
    if (node.kind === 'scalar') {
      const written = typeof node.json === 'string' ? quote(node.json, choose) : JSON.stringify(node.json)
      spans.set(node, { ...(key && { key }), value: token(written) })
      return
    }
    const [start] = token(node.kind === 'array' ? '[' : '{')
    const children = node.kind === 'array' ? node.elements.map(e => [undefined, e] as const) : node.members
    for (const [i, [memberName, child]] of children.entries()) {
      if (i > 0) token(',')
      const childKey = memberName === undefined ? undefined : token(quote(memberName, choose))
      if (childKey) token(':')
      value(child, childKey)
    }
    const [, end] = token(node.kind === 'array' ? ']' : '}')
    spans.set(node, { ...(key && { key }), value: [start, end] })
  }
  value(root)
  white()
  return { tree: root, text, spans }
}

function quote(string: string, choose: () => number): string {
  let written = ''
  const escaping = choose() % 3 === 0
  for (const unit of string.split('')) {
    const hex = `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
    if (escaping && choose() % 3 === 0) written += choose() % 2 === 0 ? hex : `\\u${hex.slice(2).toUpperCase()}`
    else if (unit === '/' && escaping) written += '\\/'
    else written += unit === '"' || unit === '\\' || unit < ' ' ? JSON.stringify(unit).slice(1, -1) : unit
  }
  return `"${written}"`
}

const nasty = fc.constantFrom(
  ...'{}[],:"\'\\/*#-+.eE0123x;= \t\n\r\f\v\b\0\x1f\x7f\x85\u00a0\u1680\u2028\u2029\u3000\ufeff\ud800“'.split(''),
  ...[
    'null',
    'true',
    'nul',
    'None',
    'NaN',
    '-Infinity',
    'undefined',
    '01',
    '1.',
    '.5',
    '1e',
    '1e+',
    '-0',
    '0x1',
    '//x\n',
  ],
  ...['/**/', '\\u12', '\\ud800', '\\x', '""', '"a"', "'a'", ',,', ',]', ',}', '{}', '[]', '"a":1', '😀'],
)

/** JSON with a few slips, which may happen to be JSON still. */
export const slipped: fc.Arbitrary<string> = fc
  .tuple(
    document,
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.oneof(nasty, fc.constant(''))), { minLength: 1, maxLength: 3 }),
  )
  .map(([{ text }, slips]) =>
    slips.reduce((broken, [where, length, put]) => {
      const at = where % (broken.length + 1)
      return broken.slice(0, at) + put + broken.slice(at + length)
    }, text),
  )

/** Texts made of what JSON is made of, and of what it is not. */
export const shards: fc.Arbitrary<string> = fc.array(nasty, { maxLength: 8 }).map(parts => parts.join(''))
