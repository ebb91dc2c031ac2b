import { describe, expect, it } from 'vitest'
import { compile, type PathReading, type Ruleset, rulesets } from '../src/index.js'
import { readPath } from '../src/path.js'

/** The tokens of a path, or what is wrong with it. */
type Reading = readonly string[] | 'empty' | 'slash' | 'adjacent' | 'trailing' | 'escape'

const glance = rulesets.glance.paths

/** Paths, as RFC 6901 reads them and as Glance does, by the rows of its recorded behaviour. */
const rows: readonly [string, string, Reading, Reading][] = [
  ['P3', '', 'empty', 'empty'],
  ['P3', 'name', 'slash', 'slash'],
  ['P3', '#/name', 'slash', 'slash'],
  ['P3', ' /name', 'slash', 'slash'],
  ['P3', '\ufeff/name', 'slash', 'slash'],
  ['P4', '/', [''], ['']],
  ['P4', '/ ', [' '], ['']],
  ['P4', '/\u00a0\t', ['\u00a0\t'], ['']],
  ['P5', '//x', ['', 'x'], ['x']],
  ['P5', '//status', ['', 'status'], ['status']],
  ['P5', '// x', ['', ' x'], ['x']],
  ['P5', '///x', ['', '', 'x'], 'adjacent'],
  ['P5', '// /x', ['', ' ', 'x'], 'adjacent'],
  ['P5', '/a//b', ['a', '', 'b'], 'adjacent'],
  ['P5', '//a//b', ['', 'a', '', 'b'], 'adjacent'],
  ['P5', '/a/ /b', ['a', ' ', 'b'], 'adjacent'],
  ['P5', '/a/\u00a0/b', ['a', '\u00a0', 'b'], 'adjacent'],
  ['P5', '/a/\ufeff/b', ['a', '\ufeff', 'b'], ['a', '\ufeff', 'b']],
  ['P5', '//', ['', ''], 'trailing'],
  ['P5', '/ / ', [' ', ' '], 'adjacent'],
  ['P6', '/x/', ['x', ''], 'trailing'],
  ['P6', '//x/', ['', 'x', ''], 'trailing'],
  ['P6', '/x /', ['x ', ''], 'trailing'],
  ['P6', '/x//', ['x', '', ''], 'adjacent'],
  ['P6', '/x/ ', ['x', ' '], ['x', '']],
  ['P7', '/~', 'escape', 'escape'],
  ['P7', '/~2', 'escape', 'escape'],
  ['P7', '/a~', 'escape', 'escape'],
  ['P7', '/~\n', 'escape', 'escape'],
  ['P7', '//~a', 'escape', 'escape'],
  ['P7', '/~01', ['~1'], ['~1']],
  ['P7', '/~10', ['/0'], ['/0']],
  ['P7', '/a~1b', ['a/b'], ['a/b']],
  ['P7', '//~1~0', ['', '/~'], ['/~']],
  ['P8', '/ foo', [' foo'], ['foo']],
  ['P8', '/foo\n', ['foo\n'], ['foo']],
  ['P8', '/\u0085foo', ['\u0085foo'], ['foo']],
  ['P8', '/status ', ['status '], ['status']],
  ['P8', '/\u2003~1a~0\u001f', ['\u2003/a~\u001f'], ['/a~']],
  ['P8', '/a b', ['a b'], ['a b']],
  ['P9', '/foo/bar', ['foo', 'bar'], ['foo', 'bar']],
  ['P9', '/tags/-', ['tags', '-'], ['tags', '-']],
  ['P9', '// tags /0 ', ['', ' tags ', '0 '], ['tags', '0']],
  ['P9', '/os_glance_x/y', ['os_glance_x', 'y'], ['os_glance_x', 'y']],
  ...['-', '0', '%66oo', 'foo#', 'é', '日本', '$ref', '__proto__', 'toString', '#', '.', '\\'].map(
    (name): [string, string, Reading, Reading] => ['P10', `/${name}`, [name], [name]],
  ),
  // Where a path has several faults: adjacent, trailing, escape.
  ['P', '/~//', 'escape', 'adjacent'],
  ['P', '/~/', 'escape', 'trailing'],
  ['P', '~//', 'slash', 'slash'],
]

/** The code points from one to another. */
const from = (first: number, last = first): number[] =>
  Array.from({ length: last - first + 1 }, (_, more) => first + more)

const white = [from(0x09, 0x0d), from(0x1c, 0x20), 0x85, 0xa0, 0x1680, from(0x2000, 0x200a), 0x2028, 0x2029, 0x202f]
const alsoWhite = [0x205f, 0x3000]
const kept = [from(0x00, 0x08), from(0x0e, 0x1b), 0x7f, 0x84, 0x86, 0x180e, 0x200b, 0x200d, 0x2060, 0xfeff]

const named = (points: readonly (number | number[])[]): [string, string][] =>
  points.flat().map(point => [`U+${point.toString(16).toUpperCase().padStart(4, '0')}`, String.fromCharCode(point)])

function read(path: string, paths: PathReading | undefined): unknown {
  const answer = readPath(path, paths)
  if (typeof answer !== 'function') return answer
  const { code, params } = answer('')
  return code === 'path-syntax' && params.fault
}

describe('a path', () => {
  it.each(rows)('%s: %j is read by RFC 6901, and as Glance does', (_, path, plain, reading) => {
    expect({ plain: read(path, undefined), empty: read(path, {}) }).toEqual({ plain, empty: plain })
    expect(read(path, glance)).toEqual(reading)
  })

  it.each(named([...white, ...alsoWhite]))('P8: %s around a token does not count', (_, blank) => {
    expect(read(`/${blank}a${blank}b${blank}`, glance)).toEqual([`a${blank}b`])
    expect(read(`/${blank}`, glance)).toEqual([''])
    expect(read(`/a/${blank}/b`, glance)).toBe('adjacent')
    expect(read(`/${blank}a`, undefined)).toEqual([`${blank}a`])
  })

  it.each(named(kept))('P8: %s around a token is part of the name', (_, other) => {
    expect(read(`/${other}a${other}`, glance)).toEqual([`${other}a${other}`])
    expect(read(`/a/${other}/b`, glance)).toEqual(['a', other, 'b'])
  })

  it.each<[string, PathReading, Reading]>([
    ['//x', { leadingSlashes: 'dropped' }, ['x']],
    ['/ x', { leadingSlashes: 'dropped' }, [' x']],
    ['/x/', { leadingSlashes: 'dropped' }, 'trailing'],
    ['//x', { whiteSpace: 'trimmed' }, ['', 'x']],
    ['/ x', { whiteSpace: 'trimmed' }, ['x']],
    ['/ / ', { whiteSpace: 'trimmed' }, ['', '']],
  ])('%j can be read by one half of that', (path, paths, reading) => {
    expect(read(path, paths)).toEqual(reading)
  })
})

describe('what a path leads to', () => {
  const open: Ruleset = {
    id: 'open',
    mediaTypes: { 'application/json': 'v2.1' },
    attributes: { x: { effects: ['set'] } },
    otherwise: { effects: ['set', 'unset'] },
    constraints: [],
  }
  const plain = compile(open)
  const likeGlance = compile({ ...open, ...(glance === undefined ? {} : { paths: glance }) })

  /** The attribute that an add of a path makes, or why there is none. */
  function made(validator: typeof plain, path: string): unknown {
    const body = [{ op: 'add', path, value: 'x' }]
    const { image, report } = validator.apply(body, {})
    expect(validator.isValid(body)).toBe(image !== undefined)
    expect(validator.validate(body).verdict).toBe(report.verdict)
    return image === undefined ? report.refusal?.code : Object.keys(image)
  }
  const wanted = (reading: Reading): unknown =>
    typeof reading === 'string' ? 'path-syntax' : reading.length > 1 ? 'path-depth' : reading

  it.each(rows)('%s: %j is the attribute that its one token names', (_, path, tokens, reading) => {
    expect(made(plain, path)).toEqual(wanted(tokens))
    expect(made(likeGlance, path)).toEqual(wanted(reading))
  })

  it('is said where the path is read as another one', () => {
    const { diagnostics } = compile(rulesets.glance).validate([{ op: 'replace', path: '// name', value: 'x' }])
    expect(diagnostics).toMatchObject([
      { code: 'path-unusual', pointer: '/0/path', suggestion: { replacement: '/name', safe: true } },
    ])
  })
})
