import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { buildCommand, cli, shell } from './built.js'
import { linesOf } from './filter-world.js'
import { bad, conditional, folder, good, run } from './run.js'

buildCommand()

/** The command at work, and the lines that it answers, one by one. */
function started(...args: string[]) {
  const child = spawn(process.execPath, [cli, 'filter', ...args])
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, next: nextOf(child), ended: once(child, 'exit') }
}

function nextOf({ stdout }: ChildProcessWithoutNullStreams): () => Promise<string> {
  let text = ''
  stdout.setEncoding('utf8')
  return async () => {
    while (!text.includes('\n')) text += (await once(stdout, 'data'))[0]
    const end = text.indexOf('\n')
    const line = text.slice(0, end)
    text = text.slice(end + 1)
    return line
  }
}

test('the built command answers as the source does', async () => {
  const stdin = `${good}${conditional}\r\n{"body":[]}\n\0`
  const cwd = folder({ 'bodies.ndjson': stdin })
  for (const args of ['--output verdict', '--output codes --exit-code', '--output json', '--output record', '--help']) {
    const wanted = await run(['filter', ...args.split(' ')], { stdin, cwd })
    expect(await shell(`node "$CLI" filter ${args} < bodies.ndjson`, cwd)).toEqual(wanted)
    expect(await shell(`cat bodies.ndjson | node "$CLI" filter ${args}`, cwd)).toEqual(wanted)
  }
})

test('the example of the README prints what it says', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const example = /```console\n(\$ cat records[\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const [records = '', ...runs] = example.split(/^\$ .*\n/m).slice(1)
  const commands = [...example.matchAll(/^\$ image-patch (.*)$/gm)].map(([, line]) => line)
  const cwd = folder({ 'records.ndjson': records })
  expect(commands).toHaveLength(2)
  for (const [index, line] of commands.entries())
    expect(await shell(`node "$CLI" ${line}`, cwd)).toEqual({ code: 0, stdout: runs[index], stderr: '' })
})

test('threads change nothing in what is answered', async () => {
  const kinds = [good, conditional, bad, '', '[', ' ', `{"body":${good}}`].map(text => text.replaceAll('\n', ' '))
  const lines = Array.from({ length: 15_000 }, (_, index) => kinds[(index * 5) % 7] ?? '')
  lines[100] = lines[12_000] = 'x'.repeat(500_000)
  lines[10_000] = `${' '.repeat(400_000)}${good.trim()}`
  const cwd = folder({ 'a.ndjson': lines.join('\n'), 'empty.ndjson': '' })
  for (const args of ['--exit-code', '--output json --max-line 450K', '--output record --max-line 100']) {
    const alone = await shell(`node "$CLI" filter ${args} < a.ndjson`, cwd)
    expect(linesOf(alone.stdout)).toHaveLength(lines.length)
    for (const threads of [2, 3]) {
      const filter = `node "$CLI" filter --concurrency ${threads} ${args}`
      expect(await shell(`${filter} < a.ndjson`, cwd)).toEqual(alone)
      expect(await shell(`cat a.ndjson | ${filter}`, cwd)).toEqual(alone)
      expect(await shell(`${filter} < empty.ndjson`, cwd)).toEqual({ code: 0, stdout: '', stderr: '' })
    }
  }
}, 60_000)

test.each([[], ['--concurrency', '2']])('every line is answered before its writer ends: %j %j', async (...args) => {
  const { child, next, ended } = started(...args)
  for (const [line, verdict] of [
    [good, 'accepted'],
    [conditional, 'conditional'],
    ['\n', 'refused'],
  ] as const) {
    child.stdin.write(line)
    expect(await next()).toBe(verdict)
  }
  child.stdin.write(`${good}\n[`)
  expect([await next(), await next()]).toEqual(['accepted', 'refused'])
  child.stdin.end(']')
  expect(await next()).toBe('accepted')
  expect(await ended).toEqual([0, null])
})

test.each([
  [[], 0],
  [['--exit-code'], 1],
  [['--concurrency', '2', '--exit-code'], 1],
])('SIGTERM ends %j with exit code %i when all that was complete is answered', async (args, code) => {
  const { child, next, ended } = started(...args)
  child.stdin.write(`${good}\n[`)
  expect([await next(), await next()]).toEqual(['accepted', 'refused'])
  child.kill('SIGTERM')
  expect(await ended).toEqual([code, null])
  expect(child.stdout.read()).toBe(null)
})

test.each(['1', '2'])(
  'SIGTERM while nobody reads: what was read is answered once somebody does; threads: %s',
  async threads => {
    const { child, ended } = started('--concurrency', threads)
    const bytes = good.repeat(200_000)
    child.stdin.on('error', () => undefined)
    child.stdin.write(bytes)
    await once(child.stdout, 'readable')
    child.kill('SIGTERM')
    let text = ''
    for await (const chunk of child.stdout) text += chunk
    expect(await ended).toEqual([0, null])
    const answers = linesOf(text)
    expect(new Set(answers)).toEqual(new Set(['accepted']))
    expect(answers.length).toBeLessThanOrEqual(200_000)
  },
)

test('a second SIGTERM kills, while nobody reads', async () => {
  const { child, ended } = started('--output', 'json')
  child.stdin.on('error', () => undefined)
  child.stdin.write('\n'.repeat(300_000))
  await once(child.stdout, 'readable')
  const killer = setInterval(() => child.kill('SIGTERM'), 50)
  expect(await ended).toEqual([null, 'SIGTERM'])
  clearInterval(killer)
})

test.each(['1', '2'])('a reader that goes away ends it quietly, though more comes; threads: %s', async threads => {
  const cwd = folder({ 'good.json': good })
  const { stdout, stderr } = await shell(
    `node "$CLI" filter --concurrency ${threads} < <(yes "$(cat good.json)") | head -1; echo $PIPESTATUS`,
    cwd,
  )
  expect([stdout, stderr]).toEqual(['accepted\n0\n', ''])
})

test.runIf(process.platform === 'linux')('an output or an input that fails is trouble', async () => {
  const cwd = folder({ 'good.json': good })
  const full = await shell('node "$CLI" filter < good.json > /dev/full', cwd)
  expect([full.code, full.stderr]).toEqual([2, expect.stringContaining('cannot write')])
  expect(await shell('node "$CLI" filter < .', cwd)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'image-patch: cannot read standard input: it is a folder\n',
  })
})

/** How much memory a run of the command takes at most, in MiB, and what it writes. */
async function measured(line: string, cwd: string): Promise<{ readonly peak: number; readonly stdout: string }> {
  const told = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS))`
  const { stdout, stderr } = await shell(line, cwd, {
    NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(told)}"`,
  })
  expect(stderr).toMatch(/^peak \d+$/)
  return { peak: Number(stderr.slice(5)) / 1024, stdout }
}

test('memory stays flat whatever the length of a line', async () => {
  const cwd = folder({})
  const file = openSync(join(cwd, 'long.ndjson'), 'w')
  const piece = Buffer.alloc(2 ** 20, ' ')
  for (let index = 0; index < 300; index++) writeSync(file, piece)
  writeSync(file, '\n[]\n')
  closeSync(file)
  for (const line of [
    'node "$CLI" filter --output codes < long.ndjson',
    'cat long.ndjson | node "$CLI" filter --output codes',
  ]) {
    const { peak, stdout } = await measured(line, cwd)
    expect(stdout).toBe('input-unreadable\nbody-without-operations\n')
    expect(peak).toBeLessThan(350)
  }
  const small = await measured('node "$CLI" filter --max-line 1M --output codes < long.ndjson', cwd)
  expect(small.stdout).toBe('input-unreadable\nbody-without-operations\n')
  expect(small.peak).toBeLessThan(150)
}, 60_000)

test('memory stays flat while nobody reads the answers', async () => {
  const slow = '(sleep 2; sha1sum)'
  const all = `yes '[]' | head -3000000`
  const wanted = (await shell(`yes accepted | head -3000000 | sha1sum`, folder({}))).stdout
  for (const threads of [1, 2]) {
    const line = `${all} | node "$CLI" filter --concurrency ${threads} | ${slow}`
    const { peak, stdout } = await measured(line, folder({}))
    expect(stdout).toBe(wanted)
    expect(peak).toBeLessThan(150)
  }
}, 60_000)
