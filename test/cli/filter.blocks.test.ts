import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { expect } from 'vitest'
import { blockWriter } from '../../src/cli/filter/blocks.js'
import { type Block, blockAnswerer } from '../../src/cli/filter/worker.js'
import { rulesets } from '../../src/index.js'
import { filtered, outputs } from './filter-world.js'
import { bad, conditional, good } from './run.js'

const settings = { ruleset: rulesets['ims-cloudimages'], context: {}, severities: {} }

const line = fc.oneof(
  fc.constantFrom(good, conditional, bad.replaceAll('\n', ' '), '', '\r', '[', `{"body":${good.trim()}}`),
  fc.string({ maxLength: 30 }),
)
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('', '\n'))
  .map(([all, end]) => Buffer.from(all.map(each => each.replaceAll('\n', '')).join('\n') + end))

law.prop([text, fc.array(fc.nat(80)), fc.constantFrom(...outputs), fc.constantFrom(10, 50, 2 ** 20), fc.boolean()])(
  'blocks of whole lines are answered as the lines are, whoever answers them and whenever',
  async (bytes, sizes, output, maxLine, late) => {
    const answers = { output, maxLine, into: 'x' }
    const threads = [blockAnswerer({ answers, settings }), blockAnswerer({ answers, settings })]
    let said = ''
    let asked = 0
    const waiting: Block[] = []
    const answer = (block: Block): void => {
      said += threads[asked++ % 2]?.(block).text
      blocks.free(block)
    }
    const blocks = blockWriter(block => {
      waiting.push(block)
      const due = late && waiting.length < 3 ? undefined : waiting.shift()
      if (due !== undefined) answer(due)
    }, maxLine)
    let at = 0
    for (const size of [...sizes, bytes.length]) {
      blocks.push(bytes.subarray(at, at + size))
      at += size
    }
    blocks.end()
    for (const block of waiting) answer(block)
    expect(said).toBe((await filtered([bytes], answers)).text)
  },
)
