import fc from 'fast-check'
import type { Finding } from '../../../src/cli/finding.js'
import type { FileResult } from '../../../src/cli/reporters/reporter.js'
import { catalog } from '../../../src/index.js'
import { lostResult, resultWith } from './results.js'

const pieces = ['"', "'", '\\', '\n', '\r', '\t', '\0', '\u001b[31m', '\u0085', '\u2028', '\u202e', '\ufeff', '\ufffe']
const more = [
  '\uffff',
  '\ud83c',
  '\udf89',
  '🎉',
  '👩‍🚀',
  '日本',
  'e\u0301',
  '<',
  '>',
  '&',
  ']]>',
  '<!--',
  '::',
  ':',
  ',',
  '=',
]
const signs = ['%', '%0A', '%25', '{', '}', '{0}', '{{1}}', '[', '](0)', '#', '?', '*', ' ', '..']

/** Text that some format has a meaning for, or no spelling. */
export const oddText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces, ...more, ...signs),
      fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' }),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map(each => each.join(''))

const place = fc.record({ offset: fc.nat(), line: fc.integer({ min: 1 }), column: fc.integer({ min: 1 }) })

const finding: fc.Arbitrary<Omit<Finding, 'file'>> = fc.record(
  {
    severity: fc.constantFrom('error', 'warning', 'info'),
    message: oddText,
    code: fc.constantFrom(...Object.keys(catalog)),
    pointer: oddText,
    params: fc.dictionary(oddText, oddText, { maxKeys: 3 }),
    range: fc.record({ start: place, end: place }),
  },
  { requiredKeys: ['severity', 'message', 'code'] },
)

/** What is said of a few files with odd names, no two alike. */
export const oddResults: fc.Arbitrary<readonly FileResult[]> = fc.uniqueArray(
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(oddText, fc.array(finding, { maxLength: 4 })).map(each => resultWith(...each)) },
    { weight: 1, arbitrary: fc.tuple(oddText, oddText).map(each => lostResult(...each)) },
  ),
  { maxLength: 4, selector: ({ file }) => file },
)
