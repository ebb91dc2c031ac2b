import { compile, rulesets } from '../src/index.js'
import { ajvTuned } from './peers/ajv-tuned.js'
import { type Candidate, keep, race, ratio, type Timed, type Track } from './race.js'
import { budget, type Suite } from './suite.js'
import { count, type Table } from './table.js'
import { atMost } from './target.js'
import { layouts, odd, type TextCase, type TextName, textCases } from './text-cases.js'

interface Text {
  readonly text: string
  readonly bytes: Uint8Array
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** `isValidText` of text and of bytes beside JSON.parse of the same text. */
export const text: Suite = options => {
  const validator = compile(rulesets['ims-cloudimages'])
  const tuned = ajvTuned()
  const accepts = (body: unknown): boolean => validator.validate(body).verdict !== 'refused'
  const candidates: readonly Candidate<Text>[] = [
    { name: 'JSON.parse', run: ({ text }) => parsed(text) },
    { name: 'decode and JSON.parse', run: ({ bytes }) => parsed(decoder.decode(bytes)) },
    { name: 'JSON.parse and validate', run: ({ text }) => accepts(parsed(text)) },
    { name: 'decode, JSON.parse and validate', run: ({ bytes }) => accepts(parsed(decoder.decode(bytes))) },
    { name: 'JSON.parse and ajv tuned', run: ({ text }) => tuned(parsed(text)) },
    { name: 'validateText', run: ({ text }) => validator.validateText(text).verdict !== 'refused' },
    { name: 'isValidText', run: ({ text }) => validator.isValidText(text) },
    { name: 'isValidText of bytes', run: ({ bytes }) => validator.isValidText(bytes) },
  ]
  const cases = textCases(options.seed)
  const tracks = cases.map(
    ({ name, operations, texts }): Track<Text, Text> => ({
      name: `${name} ${operations}`,
      operations,
      sources: texts.map(text => ({ text, bytes: Buffer.from(text) })),
      prepare: source => source,
      candidates,
    }),
  )
  for (const { name, texts } of cases) {
    keep(texts.slice(0, 2).map(parsed))
    for (const text of texts) {
      const accepted = accepts(parsed(text))
      if (validator.isValidText(text) !== accepted || validator.isValidText(Buffer.from(text)) !== accepted)
        throw new Error(`Nothing is timed: isValidText disagrees (${name}): ${text.slice(0, 300)}`)
    }
  }
  const timed = race(tracks, budget(options, 35))
  const rows = cases.map((each, index) => ({ ...each, timed: timed[index] as Timed }))
  const worst = (name: TextName, candidate: string, peer: string): number =>
    Math.max(...rows.filter(row => row.name === name).map(({ timed }) => toPeer(timed, candidate, peer)))
  return {
    tables: [tableOf(rows)],
    targets: [
      ...layouts.flatMap(layout => [
        atMost(
          `isValidText of valid ${layout} text, of JSON.parse, at the worst size`,
          0.6,
          worst(layout, 'isValidText', 'JSON.parse'),
        ),
        atMost(
          `isValidText of valid ${layout} bytes, of JSON.parse, at the worst size`,
          0.4,
          worst(layout, 'isValidText of bytes', 'JSON.parse'),
        ),
      ]),
      atMost(
        'isValidText of other text, of JSON.parse and validate, at the worst',
        1.15,
        Math.max(...odd.map(name => worst(name, 'isValidText', 'JSON.parse and validate'))),
      ),
      atMost(
        'isValidText of other bytes, of decoding, JSON.parse and validate, at the worst',
        1.15,
        Math.max(...odd.map(name => worst(name, 'isValidText of bytes', 'decode, JSON.parse and validate'))),
      ),
    ],
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const toPeer = (timed: Timed, name: string, peer: string): number => ratio(timed(name).run, timed(peer).run)

const tableOf = (rows: readonly (TextCase & { readonly timed: Timed })[]): Table => ({
  title:
    'Text in: time as a multiple of JSON.parse of the same text; and, last, of JSON.parse (of the decoded bytes) and validate',
  head: [
    '',
    'operations',
    'isValidText',
    'of bytes',
    'validateText',
    'parse + ajv tuned',
    'decode + parse',
    'isValidText / long way',
    'of bytes / long way',
  ],
  rows: rows.map(({ name, operations, timed }) => [
    name,
    count(operations),
    ...['isValidText', 'isValidText of bytes', 'validateText', 'JSON.parse and ajv tuned', 'decode and JSON.parse'].map(
      candidate => toPeer(timed, candidate, 'JSON.parse'),
    ),
    toPeer(timed, 'isValidText', 'JSON.parse and validate'),
    toPeer(timed, 'isValidText of bytes', 'decode, JSON.parse and validate'),
  ]),
})
