import { fc, test as law } from '@fast-check/vitest'
import { expect } from 'vitest'
import { crawlerName, isBroken, trueName } from '../../src/cli/inputs/names.js'

const name = fc.string({
  unit: fc.constantFrom('a', '.', '\n', '\r', '\u2028', '\u2029', ...'\ue000\ue001\ue004\ue005\ufffd'),
})

law.prop([name, name, fc.boolean()])(
  'names that the crawler is shown can be told apart, and read back',
  (one, other, broken) => {
    const shown = crawlerName(one, broken)
    expect(shown).not.toMatch(/[\n\r\u2028\u2029]/)
    expect(trueName(shown)).toBe(one)
    if (one !== other) expect(crawlerName(one)).not.toBe(crawlerName(other))
    if (broken) expect(isBroken(shown)).toBe(true)
  },
)
