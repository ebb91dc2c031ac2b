import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildCommand, cli, dist, shell } from '../../built.js'
import { bad, folder, good } from '../../run.js'
import { killing } from './killing.js'

buildCommand()

const fixable = '[{"op":"add","path":"/__support_kvm","value":true}]\n'
const fixed = '[{"op":"add","path":"/__support_kvm","value":"true"}]\n'
const contents = (cwd: string): Record<string, string> =>
  Object.fromEntries(readdirSync(cwd).map(name => [name, readFileSync(join(cwd, name), 'utf8')]))

test('threads fix what one thread fixes, and show the same diff', async () => {
  const bodies = [good, fixable, bad, `\ufeff${fixable}`, '[']
  const names = Array.from({ length: 200 }, (_, index) => `${index}.${index % 50 === 0 ? 'nd' : ''}json`)
  const files = names.map((name, index) => [name, (bodies[index % 5] ?? '').repeat(index % 50 === 0 ? 200 : 1)])
  const shown: unknown[] = []
  const left: unknown[] = []
  for (const concurrency of [1, 2, 4]) {
    const cwd = folder(Object.fromEntries([...files, ['lines.ndjson', bodies.slice(0, 3).join('').repeat(300)]]))
    const lint = `node "$CLI" lint --concurrency ${concurrency}`
    shown.push(await shell(`${lint} --fix-dry-run . | sha256sum`, cwd))
    left.push([await shell(`${lint} --fix-unsafe --reporter json .`, cwd), contents(cwd)])
  }
  expect(shown[1]).toEqual(shown[0])
  expect(shown[2]).toEqual(shown[0])
  expect(left[1]).toEqual(left[0])
  expect(left[2]).toEqual(left[0])
  expect(left[0]).toMatchObject([{ code: 1, stderr: expect.stringMatching(/fixed \d+ findings in \d+ files\n$/) }, {}])
}, 60_000)

/** Who may not do everything; undefined where we are no superuser ourselves. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined

/** A folder of a user who may not do everything: the superuser may. */
function ownFolder(files: Readonly<Record<string, string>>): string {
  const cwd = folder(files)
  if (nobody !== undefined)
    for (const path of [cwd, ...Object.keys(files).map(name => join(cwd, name))])
      chownSync(path, nobody.uid, nobody.gid)
  for (const path of [cwd, dist]) chmodSync(path, 0o755)
  return cwd
}

test('a file that may not be written stays, and the others are fixed', async () => {
  const cwd = ownFolder({ 'a.json': fixable, 'b.json': fixable, 'c.ndjson': fixable, 'd.ndjson': fixable })
  for (const name of ['a.json', 'c.ndjson']) chmodSync(join(cwd, name), 0o444)
  const { code, stdout, stderr } = await shell('node "$CLI" lint --fix --reporter compact .', cwd, {}, nobody ?? {})
  expect(contents(cwd)).toEqual({ 'a.json': fixable, 'b.json': fixed, 'c.ndjson': fixable, 'd.ndjson': fixed })
  expect(stdout.match(/^.*?:/gm)).toEqual(['a.json:', 'c.ndjson:'])
  expect([code, stderr]).toEqual([
    2,
    [
      'fixed 2 findings in 2 files',
      'cannot fix a.json: it may not be written: permission denied; nothing was written to it',
      'cannot fix c.ndjson: it may not be written: permission denied; nothing was written to it',
    ]
      .map(each => `image-patch: ${each}\n`)
      .join(''),
  ])
})

/** Who is in the group 4242 only, where we may be others, and can say so. */
const member = 'setpriv --reuid 65534 --regid 65534 --groups 4242'
const canBeOthers = nobody !== undefined && spawnSync('setpriv', ['--version']).status === 0

/** What becomes of a file of the superuser in a folder of his, when somebody of the group 4242 fixes it. */
const shared: readonly (readonly [folderMode: number, group: number, mode: number, failure: string | undefined])[] = [
  [0o775, 4242, 0o664, undefined],
  [0o775, 4243, 0o666, 'its group cannot be kept: operation not permitted'],
  [0o1775, 4242, 0o664, 'its folder lets only the owner replace it: operation not permitted'],
]

test.each(canBeOthers ? shared : [])(
  'who shares a folder fixes the files of others, and they keep their group: %o %i %o',
  async (folderMode, group, mode, failure) => {
    const cwd = folder({ 'a.json': fixable, 'b.ndjson': fixable })
    chownSync(cwd, 0, 4242)
    chmodSync(cwd, folderMode)
    chmodSync(dist, 0o755)
    const paths = ['a.json', 'b.ndjson'].map(name => join(cwd, name))
    for (const path of paths) {
      chownSync(path, 0, group)
      chmodSync(path, mode)
    }
    const { code, stderr } = await shell(`${member} node "$CLI" lint --fix --quiet .`, cwd)
    const after = failure === undefined ? fixed : fixable
    expect(contents(cwd)).toEqual({ 'a.json': after, 'b.ndjson': after })
    for (const path of paths)
      expect(statSync(path)).toMatchObject({
        uid: failure === undefined ? 65534 : 0,
        gid: group,
        mode: expect.toSatisfy(each => (each & 0o777) === mode),
      })
    const failures = ['a.json', 'b.ndjson'].map(
      name => `image-patch: cannot fix ${name}: ${failure}; nothing was written to it\n`,
    )
    expect([code, stderr]).toEqual(
      failure === undefined ? [0, 'image-patch: fixed 2 findings in 2 files\n'] : [2, failures.join('')],
    )
  },
)

test.each(['', '--ndjson', '--ndjson --concurrency 2'])(
  'what is no file cannot be fixed in its place, and need not where nothing is to be fixed: %s',
  async options => {
    const cwd = folder({ 'good.json': good, 'fixable.json': fixable, 'bad.json': bad.replaceAll('\n', '') })
    const lint = (name: string, more = '') =>
      shell(`cat ${name} | node "$CLI" lint --quiet --fix ${options} ${more} /dev/stdin`, cwd)
    expect(await lint('good.json')).toMatchObject({ code: 0, stderr: '' })
    const guess = 'image-patch: --fix-unsafe may fix 1: it guesses what is meant\n'
    expect(await lint('bad.json')).toMatchObject({ code: 1, stderr: guess })
    const failure =
      'image-patch: cannot fix /dev/stdin: it is no regular file, which could be fixed in its place; nothing was written to it\n'
    expect(await lint('bad.json', '--fix-unsafe')).toMatchObject({ code: 2, stderr: failure })
    expect(await lint('fixable.json')).toMatchObject({ code: 2, stderr: failure })
  },
)

test('in a folder that may not be written everything stays', async () => {
  const cwd = ownFolder({ 'a.json': fixable, 'b.ndjson': fixable, 'good.json': good })
  chmodSync(cwd, 0o555)
  const { code, stderr } = await shell('node "$CLI" lint --fix .', cwd, {}, nobody ?? {})
  chmodSync(cwd, 0o755)
  expect(contents(cwd)).toEqual({ 'a.json': fixable, 'b.ndjson': fixable, 'good.json': good })
  expect([code, stderr]).toEqual([
    2,
    ['a.json', 'b.ndjson']
      .map(
        name =>
          `image-patch: cannot fix ${name}: its folder takes no new file: permission denied; nothing was written to it\n`,
      )
      .join(''),
  ])
})

/** What keeps large contents from being written: how a line of bash is run within it, and what the system says. */
type Limit = readonly [name: string, within: (line: string) => string, reason: string]

const size: Limit = ['files of more than 8 KiB', line => `ulimit -f 8; ${line}`, 'file too large']
const inSmallDisk = [
  'mount -t tmpfs -o size=128k none disk && cp large/* disk && mount --bind disk large',
  'umount large; rm large/*; cp -a disk/. large',
]
const disk: Limit = [
  'a disk of 128 KiB',
  line => `unshare -rm bash --norc -c '${inSmallDisk[0]} && ${line}; ${inSmallDisk[1]}'`,
  'no space left on device',
]
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

test.each(canMount ? [size, disk] : [size])(
  'a content that there is no room for leaves the old one: %s',
  async (_, within, reason) => {
    const op = '{"op":"add","path":"/__support_kvm","value":true}'
    const body = `[\n${`${op},\n`.repeat(900)}${op}\n]\n`
    const files = { 'a.json': body, 'b.json': fixable, 'c.ndjson': fixable.repeat(900) }
    const cwd = folder({
      'disk/none': '',
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`large/${name}`, text])),
    })
    const { stdout, stderr } = await shell(within('node "$CLI" lint --fix --quiet large; echo exit $?'), cwd)
    expect(contents(join(cwd, 'large'))).toEqual({ ...files, 'b.json': fixed })
    expect(stdout).toMatch(/exit 2\n$/)
    expect(stderr).toBe(
      [
        'fixed 1 finding in 1 file',
        `cannot fix large/a.json: ${reason}; nothing was written to it`,
        `cannot fix large/c.ndjson: ${reason}; nothing was written to it`,
      ]
        .map(each => `image-patch: ${each}\n`)
        .join(''),
    )
  },
)

test('runs that are killed leave each file as it was or fixed, and the next one leaves nothing else', async () => {
  const cwd = folder({})
  const shares = [0.3, 0.5, 0.7, 0.8, 0.9]
  let times = 0
  for await (const killed of killing({ cli, cwd, files: 120, times: shares.length }, () => shares[times] ?? 0)) {
    times++
    expect(killed).toMatchObject({ broken: [], wrong: [] })
    expect(killed.old + killed.fixed).toBe(120)
  }
  expect(times).toBe(shares.length)
}, 120_000)
