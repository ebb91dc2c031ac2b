import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildCommand, shell } from './built.js'
import { bad, conditional, folder, good } from './run.js'

buildCommand()

const oneLine = (text: string): string => text.replaceAll('\n', ' ').trim()
const linux = process.platform === 'linux'

/** A file of so many bytes, or a few more, without having them all at once. */
function write(path: string, text: string, size: number): number {
  const block = Buffer.from(text.repeat(Math.ceil(2 ** 20 / text.length)))
  const file = openSync(path, 'w')
  let written = 0
  while (written < size) written += writeSync(file, block)
  closeSync(file)
  return written / text.length
}

test('threads change nothing in what is reported', async () => {
  const kinds = [good, bad, conditional, '', '[', '[]', ' ', `{"body":${good}}`, 'x'.repeat(300_000)].map(oneLine)
  const lines = Array.from({ length: 10_000 }, (_, index) => kinds[index % 5000 === 77 ? 8 : (index * 7) % 8] ?? '')
  const cwd = folder({
    'a.json': bad,
    'b.ndjson': lines.join('\n'),
    'c.ndjson': `${oneLine(good)}\n`,
    'd.jsonl': '',
    'e.json': good,
  })
  const lint = (concurrency: string, args = '') =>
    shell(`node "$CLI" lint --concurrency ${concurrency} ${args} . < c.ndjson`, cwd)
  for (const args of ['--reporter json', '--ndjson --max-line 200K --reporter compact - no.json']) {
    const alone = await lint('1', args)
    expect([alone.code, alone.stdout.length > 5e5]).toEqual([args.includes('no.json') ? 2 : 1, true])
    for (const concurrency of ['2', '5']) expect(await lint(concurrency, args)).toEqual(alone)
  }
}, 60_000)

test('a pipe of lines is told as they come', async () => {
  const cwd = folder({ 'a.json': bad })
  const lint = 'node "$CLI" lint --ndjson --reporter json --concurrency 2 pipe -'
  const { stdout } = await shell(`mkfifo pipe; (tr '\\n' ' ' < a.json > pipe) & ${lint} < a.json`, cwd)
  expect(JSON.parse(stdout).summary).toMatchObject({ files: 2, lines: 4, refused: 4 })
})

/** Has a process say how much memory it had at most, in KiB: what it had, not what had been there before it. */
const peak = "process.on('exit', () => process._rawDebug(require('fs').readFileSync('/proc/self/status', 'utf8')))"
const measured = 'node --require ./peak.cjs "$CLI"'
const memoryOf = (stderr: string): number => Number(/^VmHWM:\s+(\d+) kB$/m.exec(stderr)?.[1]) / 1024

test.runIf(linux)(
  'hundreds of megabytes want as little memory as a few, by one thread and by two',
  async () => {
    const cwd = folder({ 'peak.cjs': peak })
    const count = write(join(cwd, 'a.ndjson'), good, 300e6)
    for (const [threads, most] of [
      [1, 80],
      [2, 130],
    ] as const) {
      const { code, stdout, stderr } = await shell(`${measured} lint --concurrency ${threads} a.ndjson`, cwd)
      const summary = `1 file, ${count} lines: ${count} accepted, 0 conditional, 0 refused; 0 errors, 0 warnings, 0 infos\n`
      expect([code, stdout]).toEqual([0, summary])
      expect(memoryOf(stderr)).toBeLessThan(most)
    }
  },
  120_000,
)

test.runIf(linux)(
  'a line of a hundred megabytes is one finding, and is not held',
  async () => {
    const cwd = folder({ 'peak.cjs': peak })
    write(join(cwd, 'long'), 'x'.repeat(1024), 100e6)
    for (const threads of [1, 2]) {
      const line = `(echo '[]'; cat long; echo; echo '[]') > a.ndjson && ${measured} lint --concurrency ${threads} --max-line 4M --reporter compact a.ndjson`
      const { code, stdout, stderr } = await shell(line, cwd)
      expect([code, stdout.split('\n')]).toEqual([
        2,
        [
          expect.stringMatching(/^a\.ndjson:1:1: warning: .*\[body-without-operations\]$/),
          expect.stringMatching(
            /^a\.ndjson:2:1: error: This cannot be judged: the line has 100\d{6} bytes, and --max-line/,
          ),
          expect.stringMatching(/^a\.ndjson:3:1: warning: .*\[body-without-operations\]$/),
          '',
        ],
      ])
      expect(memoryOf(stderr)).toBeLessThan(110)
    }
  },
  60_000,
)

test('findings in every line want memory for a part of the file only', async () => {
  const cwd = folder({})
  const count = write(join(cwd, 'a.ndjson'), `${oneLine(bad)}\n`, 8e6)
  for (const threads of [1, 2]) {
    const lint = `node --max-old-space-size=48 "$CLI" lint --concurrency ${threads} --reporter compact a.ndjson`
    const { code, stdout } = await shell(`${lint} > out; code=$?; wc -l < out; exit $code`, cwd)
    expect([code, Number(stdout)]).toEqual([1, count])
  }
}, 120_000)
