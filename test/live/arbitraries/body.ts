import fc from 'fast-check'
import type { FormatId } from '../../../src/index.js'
import { step, written } from './element.js'
import { name } from './names.js'
import { at } from './weighted.js'

/** A body that is still in no format. */
export type Body = (format: FormatId) => string

export const inBrackets = (elements: readonly string[]): string => `[${elements.join(',')}]`

/** Several operations on few names, so that they meet each other. */
export const operations = (faults: number): fc.Arbitrary<Body> =>
  fc
    .record({
      names: fc.array(name, { minLength: 1, maxLength: 3 }),
      steps: fc.array(fc.record({ which: fc.nat(5), step: step(faults) }), { maxLength: 5, size: 'max' }),
    })
    .map(
      ({ names, steps }) =>
        format =>
          inBrackets(steps.map(({ which, step }) => written(step, at(names, which), format))),
    )

interface Crowd {
  readonly op: 'add' | 'remove' | 'replace'
  /** Which of the attributes p0, p1, ... it may be, from here on. */
  readonly from: number
}

/** An image near its quota has the first 120 to 128 of them. */
const crowd: readonly Crowd[] = [
  { op: 'add', from: 120 },
  { op: 'add', from: 126 },
  { op: 'add', from: 128 },
  { op: 'remove', from: 112 },
  { op: 'replace', from: 100 },
  { op: 'remove', from: 120 },
]

/** Bodies that add and remove so many custom attributes that an image comes near its quota. */
export const nearQuota: fc.Arbitrary<Body> = fc
  .array(fc.record({ row: fc.nat(crowd.length - 1), further: fc.nat(11) }), { maxLength: 14, size: 'max' })
  .map(
    steps => format =>
      inBrackets(
        steps.map(({ row, further }) => {
          const { op, from } = at(crowd, row)
          const path = `"/p${from + further}"`
          const head = format === 'v2.1' ? `"op":"${op}","path":${path}` : `"${op}":${path}`
          return `{${head}${op === 'remove' ? '' : ',"value":"x"'}}`
        }),
      ),
  )

/** What is done to the text of a body; the first does nothing. */
const texts: readonly ((text: string) => string)[] = [
  text => `\ufeff${text}`,
  text => ` \t\r\n${text}\n`,
  text => `\u00a0${text}`,
  text => `${text}\f`,
  text => `${text}\u0085`,
  text => `${text}\u0000`,
  text => `\u2028${text}`,
  text => `${text}]`,
  text => `${text},`,
  text => text.slice(0, -1),
  text => text.slice(0, -2),
  text => text.replace(/\]$/, ',]'),
  text => text.replace('{', '{,'),
  text => text.replace('}', ',}'),
  text => `// x\n${text}`,
  text => `${text}/* x */`,
  text => text.replaceAll('"', "'"),
  text => text.replace(':', ' \u00a0: '),
  text => text.replaceAll(':', ' :\n\t').replaceAll(',', ' , '),
  text => text.replace(/"/, '"\\x41'),
  text => text.replace(/"/, '"\t'),
  text => text.replace(/"/, '"\u0000'),
  text => text.replace('{', '{"z":"\ud800",'),
  text => text.replace('{', '{"z":"\\ud83d\\ude00\u{1f600}\u007f\u0085\u2028\uffff",'),
  text => text.replace('{', '{"z":"\\ud83d\\u12",'),
  ...['01', '+1', '1.', '.5', '0x10', '-', '1e', 'nan', 'None', 'True', '--1', '1_0', '٣', '-01'].map(
    number => (text: string) => text.replace('{', `{"z":${number},`),
  ),
  ...['1e400', '-1e400', '-0', '1E+2', '0e0', '1e-999', '12345678901234567890', `${'9'.repeat(400)}`].map(
    number => (text: string) => text.replace('{', `{"z":${number},`),
  ),
  text => `[${text}]`,
  text => JSON.stringify(text),
  text => text.slice(1, -1),
  text => `{"z":${text}}`,
  ...['', ' ', 'null', 'true', '7', '"x"', '{}', '[]', '-', 'nul', '[', '"', '\ufeff', '\ud800', '1e400'].map(
    text => () => text,
  ),
]

/** A body with faults of every kind among the right ones. */
export const body: fc.Arbitrary<Body> = fc
  .tuple(
    operations(3),
    fc.oneof(
      { withCrossShrink: true },
      { weight: 92, arbitrary: fc.constant((text: string) => text) },
      { weight: 8, arbitrary: fc.constantFrom(...texts) },
    ),
  )
  .map(
    ([body, change]) =>
      format =>
        change(body(format)),
  )
