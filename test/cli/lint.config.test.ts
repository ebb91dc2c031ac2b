import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bad, folder, good, run } from './run.js'

/** Good for ims-cloudimages; Glance does not have the attribute. */
const glanceOnly = '[{"op":"replace","path":"/visibility","value":"private"}]\n'

function repository(config: object, files: Readonly<Record<string, string>>): string {
  const root = folder({ 'image-patch.config.json': JSON.stringify(config), ...files })
  mkdirSync(join(root, '.git'))
  return root
}

test('without inputs, the files of the config are judged, from wherever in the repository', async () => {
  const root = repository(
    { files: ['patches', 'more/*.jsonp'] },
    { 'patches/a.json': bad, 'more/b.jsonp': good, 'c.json': bad },
  )
  mkdirSync(join(root, 'deep/er'), { recursive: true })
  const there = await run(['lint', '--reporter', 'json'], { cwd: root })
  const deep = await run(['lint', '--reporter', 'json'], { cwd: join(root, 'deep/er') })
  expect([there.code, deep.code]).toEqual([1, 1])
  const names = (stdout: string): string[] => JSON.parse(stdout).files.map(({ file }: { file: string }) => file)
  expect(names(there.stdout)).toEqual(['more/b.jsonp', 'patches/a.json'])
  expect(names(deep.stdout)).toEqual([join(root, 'more/b.jsonp'), join(root, 'patches/a.json')])
})

test('what the config ignores is not judged in folders, and told of when it is named', async () => {
  const root = repository({ ignore: ['drafts/'] }, { 'a.json': good, 'drafts/b.json': bad })
  const whole = await run(['lint', '.'], { cwd: root })
  expect(whole).toMatchObject({ code: 0, stderr: '' })
  expect(whole.stdout).toMatch(/^1 file/)
  const named = await run(['lint', 'a.json', 'drafts/b.json'], { cwd: root })
  expect(named.code).toBe(0)
  expect(named.stderr).toBe(
    'image-patch: not judged, since image-patch.config.json ignores it (--no-ignore): drafts/b.json\n',
  )
  expect((await run(['lint', '--quiet', 'drafts/b.json'], { cwd: root })).stderr).toContain('drafts/b.json')
  expect(await run(['lint', '--no-ignore', '.'], { cwd: root })).toMatchObject({ code: 1 })
  expect(await run(['lint', '-', '--stdin-filename', 'drafts/c.json'], { cwd: root, stdin: bad })).toMatchObject({
    code: 0,
  })
})

test('a folder in which all is ignored is no success', async () => {
  const root = repository({ ignore: ['drafts/'] }, { 'drafts/b.json': bad })
  const { code, stdout } = await run(['lint', 'drafts'], { cwd: root })
  expect(code).toBe(2)
  expect(stdout).toMatch(/^drafts: error: .*ignored.*--no-ignore/)
})

test('overrides hold for their files, by whatever way they come in', async () => {
  const config = { overrides: [{ files: ['glance/**'], ruleset: 'glance' }] }
  const root = repository(config, { 'a.json': glanceOnly, 'glance/b.json': glanceOnly })
  const { stdout } = await run(['lint', '.'], { cwd: root })
  expect(stdout).toMatch(/^a\.json:1:25: error/)
  expect(stdout).not.toMatch(/^glance\/b\.json/m)
  const piped = (name: string) => run(['lint', '-', '--stdin-filename', name], { cwd: root, stdin: glanceOnly })
  expect((await piped('glance/new.json')).code).toBe(0)
  expect((await piped('new.json')).code).toBe(1)
  expect((await run(['lint', '--ruleset', 'ims-cloudimages', 'glance'], { cwd: root })).code).toBe(1)
  expect((await run(['lint', '--no-config', 'glance'], { cwd: root })).code).toBe(1)
})

test('a file with two names is judged by both where they are not judged alike', async () => {
  const config = { ruleset: 'glance', overrides: [{ files: ['strict/'], ruleset: 'ims-cloudimages' }] }
  const root = repository(config, { 'a.json': glanceOnly })
  mkdirSync(join(root, 'strict'))
  symlinkSync('../a.json', join(root, 'strict/a.json'))
  symlinkSync('a.json', join(root, 'b.json'))
  const { code, stdout } = await run(['lint', '.'], { cwd: root })
  expect(code).toBe(1)
  expect(stdout).toMatch(/^strict\/a\.json:1:25: error/)
  expect(stdout).toMatch(/^2 files: 1 accepted, 0 conditional, 1 refused/m)
})

test('a folder as the pattern of an override is all that is in it', async () => {
  for (const pattern of ['glance', 'glance/', 'deep/glance', 'deep/glance/', '**/glance/**']) {
    const config = { overrides: [{ files: [pattern], ruleset: 'glance' }] }
    const root = repository(config, { 'deep/glance/er/a.json': glanceOnly, 'deep/glances/b.json': glanceOnly })
    const { stdout } = await run(['lint', '--reporter', 'compact', '.'], { cwd: root })
    expect(stdout.match(/^.*?(?=:)/gm), pattern).toEqual(['deep/glances/b.json'])
  }
})

test.each([
  [{ ignore: ['../drafts/'] }, /take the dots at its start away/],
  [{ ignore: ['./drafts/'] }, /take the dots at its start away/],
  [{ files: ['patches', '!patches/x'] }, /stands in "ignore"/],
])('a pattern that would do nothing is a fault: %j', async (config, message) => {
  const { code, stderr } = await run(['lint', '.'], { cwd: repository(config, { 'a.json': good }) })
  expect([code, stderr]).toEqual([2, expect.stringMatching(message)])
})

test('configs of other folders are no bodies, and packages are not searched', async () => {
  const inside = { 'p/image-patch.config.json': '{}', 'p/a.json': good, 'node_modules/x/b.json': bad }
  const root = repository({}, inside)
  for (const args of [['.'], ['**/*.json'], ['--no-config', '.']])
    expect((await run(['lint', ...args], { cwd: root })).stdout, `${args}`).toMatch(/^1 file: 1 accepted/)
  expect((await run(['lint', 'node_modules/**/*.json'], { cwd: root })).code).toBe(1)
})

test('a level changes what is reported and the exit code, not what the server says', async () => {
  const levels = (level: string) => repository({ severities: { 'op-unknown': level } }, { 'a.json': bad })
  const warned = await run(['lint', '.'], { cwd: levels('warning') })
  expect(warned.code).toBe(0)
  expect(warned.stdout).toMatch(/^a\.json:2:10: warning: .*\[op-unknown\]/)
  expect(warned.stdout).toContain('a.json: refused: the server answers 400')
  const off = await run(['lint', '.'], { cwd: levels('off') })
  expect(off.code).toBe(0)
  expect(off.stdout).toMatch(/^a\.json: refused: the server answers 400 IMG\.0001 \[op-unknown\]\n/)
  expect(off.stdout).toContain('1 refused; 0 errors, 0 warnings, 0 infos')
})

test('a config that cannot be used ends the run, and judges nothing', async () => {
  const root = repository({ severity: {} }, { 'a.json': good })
  const { code, stdout, stderr } = await run(['lint', '.'], { cwd: root })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(
    /^image-patch\.config\.json:1:2: error: no member "severity" belongs here\. Did you mean "severities"\?/,
  )
})

test('the config is no body, unless it is named', async () => {
  const root = repository({}, { 'a.json': good })
  expect(await run(['lint', '.'], { cwd: root })).toMatchObject({ code: 0 })
  expect(await run(['lint', 'image-patch.config.json'], { cwd: root })).toMatchObject({ code: 1 })
})
