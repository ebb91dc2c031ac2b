import { test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { printable } from '../../../src/cli/printable.js'
import { type ReporterId, reporters } from '../../../src/cli/reporters/index.js'
import { broken } from './broken.js'
import { oddResults } from './odd.js'
import { lostResult, piecesOf, reportOf, resultOf, resultWith } from './results.js'

const error = broken['error.json'] ?? ''
const escapes = /\u001b\[\d+m/g

describe('stylish', () => {
  test('what cannot be read has no place and is counted', () => {
    expect(reportOf('stylish', [lostResult('no.json', 'no such file')])).toBe(
      'no.json: error: This cannot be judged: no such file. [input-unreadable]\n\n' +
        '1 file: 0 accepted, 0 conditional, 0 refused, 1 unreadable; 1 error, 0 warnings, 0 infos\n',
    )
  })

  test('colours change nothing but colours', () => {
    const results = [lostResult('no.json', 'no such file'), resultOf('a.json', error)]
    const coloured = reportOf('stylish', results, { colours: true, quiet: false, offersFixes: true })
    expect(coloured).toMatch(escapes)
    expect(coloured.replace(escapes, '')).toBe(reportOf('stylish', results))
  })

  test('what could be fixed is counted, unless something was', () => {
    const results = [resultOf('a.json', '[{"op": "Remove", "path": "colour", "value": 1, "note": 1}]')]
    expect(reportOf('stylish', results)).toMatch(/^--fix may fix 2, --fix-unsafe 2 more\n$/m)
    expect(reportOf('stylish', results, { colours: false, quiet: false, offersFixes: false })).not.toContain('--fix')
  })

  test('when quiet, a file without errors is passed over', () => {
    const results = [resultOf('a.json', broken['conditional.json'] ?? ''), resultOf('b.json', error)]
    expect(reportOf('stylish', results)).toMatch(/^a\.json: conditional: /)
    const quiet = reportOf('stylish', results, { colours: false, quiet: true, offersFixes: false })
    expect(quiet).toMatch(/^b\.json:2:10: error: /)
    expect(quiet).toContain('\nb.json: refused: ')
  })

  test('a verdict says all that it hangs on', () => {
    const conditions = {
      present: ['a'],
      absent: ['b'],
      status: ['active', 'queued'],
      equals: [{ attribute: 'c', value: 1 }],
      differs: [{ attribute: 'd', value: 'x' }],
      either: [
        [
          { attribute: 'e', values: ['x', 'y'] },
          { attribute: 'f', values: [2] },
        ],
      ],
    }
    const result = { ...resultWith('a.json', []), judgement: { verdict: 'conditional', conditions } as const }
    expect(reportOf('stylish', [result])).toContain(
      'a.json: conditional: accepted if the image has a, and has 1 in c, and lacks b, and lacks "x" in d, ' +
        'and has "x" or "y" in e, or 2 in f, and is active or queued (--image decides)\n',
    )
  })
})

describe('compact', () => {
  test('is one line per finding', () => {
    const results = [lostResult('no.json', 'no such file'), resultOf('a.json', '[{},{}]'), resultOf('b.json', '[]')]
    expect(reportOf('compact', results).split('\n')).toEqual([
      expect.stringMatching(/^no\.json: error: .* \[input-unreadable\]$/),
      expect.stringMatching(/^a\.json:1:2: error: .* \[op-missing\]$/),
      expect.stringMatching(/^a\.json:1:5: error: .* \[op-missing\]$/),
      expect.stringMatching(/^b\.json:1:1: warning: .* \[body-without-operations\]$/),
      '',
    ])
  })

  law.prop([oddResults])('gives back every file and message', results => {
    const wanted = results.flatMap(({ file, findings }) =>
      findings.map(({ range, severity, message, code }) => {
        const place =
          range === undefined
            ? code === 'input-unreadable'
              ? ''
              : ':1:1'
            : `:${range.start.line}:${range.start.column}`
        return `${printable(file)}${place}: ${severity}: ${printable(message)} [${code}]\n`
      }),
    )
    expect(reportOf('compact', results)).toBe(wanted.join(''))
  })
})

describe.each(['stylish', 'compact', 'github', 'junit'] as const)('%s', id => {
  law.prop([oddResults])('nothing in it acts on a terminal', results => {
    expect(reportOf(id, results)).not.toMatch(/(?!\n|\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  })
})

const streaming = (Object.keys(reporters) as ReporterId[]).filter(id => id !== 'github')

describe.each(streaming)('%s', id => {
  test('says a file before it hears of the next', () => {
    let judged = 0
    const results = (function* () {
      for (; judged < 3; judged++) yield resultOf(`${judged}.json`, error)
    })()
    let said = ''
    const saidAfter = ['', '', '', '']
    for (const piece of piecesOf(id, results)) saidAfter[judged] = said += piece
    expect(saidAfter[0]).toContain('op-unknown')
    expect(saidAfter[0]).not.toContain('1.json')
    expect(saidAfter[1]).toContain('1.json')
  })

  test('says ten thousand findings in pieces', () => {
    const finding = { severity: 'error', message: 'm'.repeat(50), code: 'op-missing', params: {} } as const
    const result = resultWith('a.json', Array(10_000).fill(finding))
    const sizes = [...piecesOf(id, [result])].map(piece => piece.length).sort((a, b) => b - a)
    expect(sizes.length).toBeGreaterThanOrEqual(10_000)
    // The first piece of SARIF has all rules in it.
    expect(sizes[1]).toBeLessThan(1000)
  })
})
