import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildCommand, dist, shell } from './built.js'
import { bad, conditional, folder, good } from './run.js'

buildCommand()

const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

test('threads change nothing in what is reported', async () => {
  const bodies = [good, bad, conditional, '', '[', '[]\n']
  const files = Array.from({ length: 500 }, (_, index) => [`${index}.json`, bodies[index % bodies.length] ?? ''])
  const config = JSON.stringify({ overrides: [{ files: ['1*.json'], ruleset: 'glance' }] })
  const cwd = folder({ ...Object.fromEntries(files), 'image-patch.config.json': config })
  symlinkSync('nowhere', join(cwd, 'lost.json'))
  const lint = (concurrency: string) =>
    shell(`node "$CLI" lint --concurrency ${concurrency} --reporter json . no.json - < 1.json`, cwd)
  const alone = await lint('1')
  expect(alone.code).toBe(2)
  expect(JSON.parse(alone.stdout).summary).toMatchObject({ files: 503, unreadable: 2 })
  for (const concurrency of ['2', '5', 'auto']) expect(await lint(concurrency)).toEqual(alone)
})

test('nothing of thousands of files is lost, by one thread or by several', async () => {
  const cwd = folder({})
  for (let index = 0; index < 3000; index++) writeFileSync(join(cwd, `${index}.json`), index % 3 === 0 ? bad : good)
  for (const concurrency of [1, 3]) {
    const line = `node "$CLI" lint --concurrency ${concurrency} --reporter compact . | sort -u | wc -l; exit $PIPESTATUS`
    expect(await shell(line, cwd)).toEqual({ code: 1, stdout: '1000\n', stderr: '' })
  }
})

test('reports of 200,000 findings want little memory', async () => {
  const operations = Array.from({ length: 100 }, (_, index) => ({ op: 'replce', path: `/a_${index}`, value: 'x' }))
  const body = JSON.stringify(operations, null, 1)
  const cwd = folder({})
  for (let index = 0; index < 2000; index++) writeFileSync(join(cwd, `${index}.json`), body)
  const formats = ['compact', 'json', 'sarif', 'github', 'gitlab', 'junit'].map(
    name => `--reporter ${name}=out/${name}`,
  )
  const line = `node --max-old-space-size=48 "$CLI" lint --concurrency 1 ${formats.join(' ')} .`
  expect(await shell(line, cwd)).toEqual({ code: 1, stdout: '', stderr: '' })
  const lines = readFileSync(join(cwd, 'out/compact'), 'utf8').split('\n')
  expect(lines.filter(each => each.includes('[op-unknown]'))).toHaveLength(200_000)
}, 60_000)

test('a folder that may not be read is told, and so is a report that may not be written', async () => {
  const cwd = folder({ 'a.json': good, 'shut/b.json': bad })
  chmodSync(join(cwd, 'shut'), 0)
  for (const path of [cwd, dist]) chmodSync(path, 0o755)
  const listed = await shell('node "$CLI" lint --reporter compact .', cwd, {}, nobody)
  const written = await shell('node "$CLI" lint --reporter json=out.json a.json', cwd, {}, nobody)
  chmodSync(join(cwd, 'shut'), 0o755)
  expect(listed.code).toBe(2)
  expect(listed.stdout).toMatch(/^shut: error: This cannot be judged: permission denied\. \[input-unreadable\]$/m)
  // Who is not the superuser owns the folder, and may write.
  if ('uid' in nobody)
    expect([written.code, written.stderr]).toEqual([
      2,
      'image-patch: cannot write the report out.json: permission denied\n',
    ])
})

/** A disk of 64 KiB at ./disk, where this machine lets one be mounted. */
const withSmallDisk = (line: string): string =>
  `unshare -rm bash --norc -c 'mount -t tmpfs -o size=64k none disk && ${line}'`
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

test.runIf(canMount)('a disk that is full is told, and the other report is complete', async () => {
  const cwd = folder({ 'patches/bad.json': `[${'{"op":"replce"},'.repeat(2000)}{}]`, 'disk/none': '' })
  const lint = 'node "$CLI" lint --reporter json=disk/out.json --reporter compact=out.txt patches'
  expect(await shell(withSmallDisk(lint), cwd)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'image-patch: the report disk/out.json is not complete: no space left on device\n',
  })
  expect(readFileSync(join(cwd, 'out.txt'), 'utf8').match(/\[op-unknown\]/g)).toHaveLength(2000)
})

test('links in circles end', async () => {
  const cwd = folder({ 'a/b/bad.json': bad, 'good.json': good })
  symlinkSync('..', join(cwd, 'a/up'))
  symlinkSync('../..', join(cwd, 'a/b/top'))
  symlinkSync('self.json', join(cwd, 'self.json'))
  const { code, stdout } = await shell('node "$CLI" lint --reporter compact .', cwd)
  expect(code).toBe(2)
  expect(stdout.match(/bad\.json/g)).toHaveLength(1)
  expect(stdout).toContain('self.json: error: This cannot be judged: too many symbolic links')
})

/** A command as a person sees it: on a terminal, whose line ends are CRLF. */
const onTerminal = (line: string, cwd: string, env = {}) =>
  shell(`script -qec '${line}' /dev/null < /dev/null`, cwd, { TERM: 'xterm', SHELL: '/bin/bash', ...env })

test.runIf(process.platform === 'linux')(
  'on a terminal a report is in colours, and NO_COLOR or --color turns them off',
  async () => {
    const cwd = folder({ 'bad.json': bad })
    const { code, stdout } = await onTerminal('node "$CLI" lint bad.json', cwd)
    expect(code).toBe(1)
    expect(stdout.replaceAll('\u001b', '␛')).toMatchInlineSnapshot(`
      "␛[1mbad.json:2:10␛[22m: ␛[31merror␛[39m: "replce" is no operation here; there are "add", "remove" and "replace". Did you mean "replace"? ␛[2m[op-unknown]␛[22m
      ␛[0m ␛[90m 1 |␛[39m [
      ␛[31m␛[1m>␛[22m␛[39m␛[90m 2 |␛[39m   {␛[32m"op"␛[39m␛[33m:␛[39m ␛[32m"replce"␛[39m␛[33m,␛[39m ␛[32m"path"␛[39m␛[33m:␛[39m ␛[32m"/name"␛[39m␛[33m,␛[39m ␛[32m"value"␛[39m␛[33m:␛[39m ␛[32m"web"␛[39m}
      ␛[90m    |␛[39m          ␛[31m␛[1m^^^^^^^^␛[22m␛[39m
       ␛[90m 3 |␛[39m ]␛[0m

      ␛[1mbad.json␛[22m: refused: the server answers 400 IMG.0001

      ␛[31m1 file: 0 accepted, 0 conditional, 1 refused; 1 error, 0 warnings, 0 infos␛[39m
      ␛[2m--fix-unsafe may fix 1␛[22m
      "
    `)
    const plain = (await shell('node "$CLI" lint bad.json', cwd)).stdout
    for (const [line, env] of [
      ['node "$CLI" lint bad.json', { NO_COLOR: '1' }],
      ['node "$CLI" --color=never lint bad.json', {}],
      ['node "$CLI" lint --no-color bad.json', { FORCE_COLOR: '1' }],
    ] as const)
      expect((await onTerminal(line, cwd, env)).stdout.replaceAll('\r\n', '\n')).toBe(plain)
    expect((await shell('node "$CLI" lint --color always bad.json', cwd, { NO_COLOR: '1' })).stdout).toContain(
      '\u001b[31merror',
    )
  },
)

test('a folder of the repository is judged as its patterns say, from wherever', async () => {
  const cwd = folder({ '.gitignore': 'made/\n', 'patches/bad.json': bad, 'patches/made/x.json': bad })
  mkdirSync(join(cwd, '.git'))
  const { stdout } = await shell('cd patches && node "$CLI" lint --reporter github .', cwd)
  expect(stdout).toMatch(/^::error file=patches\/bad\.json,line=2,/)
  expect(stdout).not.toContain('made')
})

test.runIf(process.platform === 'linux')('on a terminal a run that takes its time says how far it is', async () => {
  const cwd = folder({ 'a.json': good, 'z.json': good })
  const { stdout } = await onTerminal(
    'mkfifo slow.json; (exec 3> slow.json; sleep 1.5; cat a.json >&3) & node "$CLI" lint a.json slow.json z.json',
    cwd,
  )
  expect(stdout.replaceAll('\r\n', '\n')).toBe(
    '\r\u001b[K2 of 3 files, 0 findings\r\u001b[K\u001b[32m3 files: 3 accepted, 0 conditional, 0 refused; 0 errors, 0 warnings, 0 infos\u001b[39m\n',
  )
})

const linux = process.platform === 'linux'

test.runIf(linux)('names that look like what the crawler is shown are themselves', async () => {
  const cwd = folder({
    'a\nb.json': good,
    'a\ue000\ue001b.json': bad,
    'a\ue00ab.json': bad,
    '\ue000/x.json': bad,
    '\ue000\ue001/y.json': bad,
    'up/\ue000\ue003\u2028/z.json': bad,
  })
  const { code, stdout } = await shell('node "$CLI" lint --reporter json .', cwd)
  expect(code).toBe(1)
  expect(JSON.parse(stdout).summary).toMatchObject({ files: 6, accepted: 1, refused: 5, unreadable: 0 })
  const inside = await shell('node "$CLI" lint --reporter json . "*.json"', join(cwd, 'up/\ue000\ue003\u2028'))
  expect(JSON.parse(inside.stdout).summary).toMatchObject({ files: 1, refused: 1 })
})

test.runIf(linux)('a name that is no UTF-8 is told, whatever lies beside it', async () => {
  const cwd = folder({ 'd/\ufffd.json': good, 'd/\ufffd/a.json': good, 'd/other.txt': '' })
  for (const name of ['d/\xff.json', 'd/\xfe.txt'])
    writeFileSync(Buffer.concat([Buffer.from(`${cwd}/`), Buffer.from(name, 'latin1')]), bad)
  mkdirSync(Buffer.concat([Buffer.from(`${cwd}/d/`), Buffer.from([0xff])]))
  const { code, stdout } = await shell('node "$CLI" lint --reporter json d', cwd)
  expect(code).toBe(2)
  const { files, summary } = JSON.parse(stdout)
  expect(summary).toMatchObject({ files: 4, accepted: 2, unreadable: 2 })
  expect(files.flatMap(({ findings }: { findings: { message: string }[] }) => findings)).toEqual([
    expect.objectContaining({ message: expect.stringContaining('its name is not UTF-8') }),
    expect.objectContaining({ message: expect.stringContaining('its name is not UTF-8') }),
  ])
})

test.runIf(linux)('a report where no folder can be made is trouble, and ends', async () => {
  const cwd = folder({ 'a.json': good })
  for (const target of ['/proc/nope/x', '/dev/fd/99/x', 'a.json/x']) {
    const { code, stderr } = await shell(`timeout 10 node "$CLI" lint --reporter json=${target} a.json`, cwd)
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^image-patch: cannot write the report .*: .+\n$/)])
  }
})

test.runIf(linux)('a file that has become a pipe is not waited for', async () => {
  const cwd = folder({ 'd/a.json': bad, 'd/z.json': good })
  // Whoever opens a pipe waits until it is read: the folder has been listed then.
  const swap = '(exec 3> c.json; rm d/z.json; mkfifo d/z.json; cat d/a.json >&3)'
  const lint = 'timeout 15 node "$CLI" lint --reporter compact c.json d; echo $?'
  const { stdout } = await shell(`mkfifo c.json; ${swap} & ${lint}`, cwd)
  expect(stdout).toMatch(/^d\/z\.json: error: This cannot be judged: it has changed while it was read: try again/m)
  expect(stdout).toMatch(/\n2\n$/)
})

test('a working folder that is gone is trouble', async () => {
  const cwd = folder({})
  const { stdout } = await shell('mkdir gone; cd gone; rmdir ../gone; node "$CLI" lint x.json 2>&1; echo $?', cwd)
  expect(stdout).toBe('image-patch: the working folder cannot be found: no such file or directory\n2\n')
})

test('a report is there when it is complete: an older one stays until then, and two runs do not mix', async () => {
  const cwd = folder({ 'a.json': bad, 'out.json': '{"files":["the older one"]}' })
  const slow =
    'mkfifo slow; node "$CLI" lint --reporter json=out.json slow & exec 3> slow; cat out.json; cat a.json >&3'
  expect((await shell(`${slow}; exec 3>&-; wait; rm slow`, cwd)).stdout).toBe('{"files":["the older one"]}')
  expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')).summary).toMatchObject({ files: 1, refused: 1 })
  await shell('for i in 1 2 3 4 5 6; do node "$CLI" lint --reporter json=out.json a.json & done; wait', cwd)
  expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')).summary).toMatchObject({ files: 1, refused: 1 })
  expect(readdirSync(cwd).sort()).toEqual(['a.json', 'out.json'])
})
