import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { judgeFiles } from '../../src/cli/lint/judge-files.js'
import { inOrder } from '../../src/cli/lint/order.js'
import type { FileResult, Judged } from '../../src/cli/reporters/reporter.js'
import { processStreams } from '../../src/cli/streams.js'
import { rulesets } from '../../src/index.js'
import { lostResult } from './reporters/results.js'
import { bad, folder, good } from './run.js'

const results = (mark: string) =>
  fc
    .uniqueArray(fc.stringMatching(/^[a-e]{1,2}$/), { maxLength: 12 })
    .map(names => names.map(name => lostResult(name + mark, 'it is gone')))
const named = (some: readonly Judged[]): readonly string[] => some.map(({ file }) => file)

async function* batches(all: readonly FileResult[], size: number): AsyncGenerator<readonly Judged[]> {
  const sorted = [...all].sort((a, b) => (a.file < b.file ? -1 : 1))
  for (let start = 0; start < sorted.length; start += size) yield sorted.slice(start, start + size)
}

property.prop([results('1'), results('2'), fc.integer({ min: 1, max: 5 })])(
  'two sequences are told as one, each result once, in the order of names, whatever comes together',
  async (judged, others, size) => {
    const told: string[] = []
    for await (const some of inOrder(batches(judged, size), others)) {
      expect(some).not.toEqual([])
      told.push(...named(some))
    }
    expect(told).toEqual([...named([...judged, ...others])].sort())
  },
)

test('what comes before standard input is told before it is waited for, and nothing else opens it', async () => {
  const cwd = folder({ 'a.json': good, 'b.json': bad })
  const settings = { ruleset: rulesets['ims-cloudimages'], context: {}, severities: {} }
  const task = (name: string, path?: string) => ({
    input: path === undefined ? { name } : { name, path },
    named: { file: name, path: name },
    settings,
  })
  const events: string[] = []
  const streams = {
    ...processStreams(),
    now: () => 0,
    get stdin() {
      events.push('opened')
      return (async function* () {
        yield good
      })()
    },
  }
  const tasks = [task('a.json', `${cwd}/a.json`), task('b.json', `${cwd}/b.json`), task('<stdin>')]
  for await (const some of judgeFiles(tasks, 1, streams)) events.push(named(some).join())
  expect(events).toEqual(['a.json,b.json', 'opened', '<stdin>'])
})

test('what is judged together has bounds: a number of files, and time', async () => {
  const cwd = folder({ 'a.json': good })
  const settings = { ruleset: rulesets['ims-cloudimages'], context: {}, severities: {} }
  const input = { name: 'a.json', path: `${cwd}/a.json` }
  const tasks = Array.from({ length: 150 }, () => ({ input, named: { file: 'a', path: 'a' }, settings }))
  const sizes = async (now: () => number): Promise<readonly number[]> => {
    const all: number[] = []
    for await (const some of judgeFiles(tasks, 1, { ...processStreams(), now })) all.push(some.length)
    return all
  }
  let time = 0
  expect(await sizes(() => 0)).toEqual([64, 64, 22])
  expect(await sizes(() => (time += 5))).toEqual(Array.from({ length: 75 }, () => 2))
})
