import { existsSync, linkSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rulesets } from '../../src/index.js'
import { bad, folder, good, run } from './run.js'

const reporters = ['stylish', 'compact', 'json', 'sarif', 'github', 'gitlab', 'junit']

test('several reports of one run are what each would be alone', async () => {
  const cwd = folder({ 'patches/bad.json': bad, 'patches/good.json': good })
  const files = reporters.flatMap(name => ['--reporter', `${name}=reports/deep/${name}`])
  expect(await run(['lint', ...files, 'patches', 'no.json'], { cwd })).toMatchObject({ code: 2, stdout: '' })
  for (const name of reporters) {
    const { stdout } = await run(['lint', '--reporter', name, 'patches', 'no.json'], { cwd })
    expect(readFileSync(join(cwd, 'reports/deep', name), 'utf8'), name).toBe(stdout)
    expect(stdout, name).not.toBe('')
  }
})

test('a report on standard output goes beside one in a file', async () => {
  const cwd = folder({ 'bad.json': bad })
  const { stdout } = await run(['lint', '--reporter', 'compact', '--reporter', 'json=out.json', 'bad.json'], { cwd })
  expect(stdout).toMatch(/^bad\.json:2:10: error: /)
  expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')).summary).toMatchObject({ files: 1, errors: 1 })
})

test('a report in a file has no colours, and replaces the one before', async () => {
  const cwd = folder({ 'bad.json': bad, 'out.txt': 'x'.repeat(10_000) })
  await run(['lint', '--color', 'always', '--reporter', 'stylish=out.txt', 'bad.json'], { cwd, terminal: true })
  const text = readFileSync(join(cwd, 'out.txt'), 'utf8')
  expect(text).not.toContain('\u001b')
  expect(text).toBe((await run(['lint', 'bad.json'], { cwd })).stdout)
})

test('a report among the inputs is not judged', async () => {
  const cwd = folder({ 'bad.json': bad, 'out.json': '' })
  for (const _ of ['once', 'again']) {
    await run(['lint', '--reporter', 'json=out.json', '.'], { cwd })
    expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')).summary).toMatchObject({ files: 1 })
  }
})

test.each<[string, string[]]>([
  ['an input', ['--reporter', 'json=bad.json', 'bad.json']],
  ['an input that was not named', ['--reporter', 'json=bad.json', '.']],
  ['an input by a link', ['--reporter', 'json=link.json', 'bad.json']],
  ['an input by another name', ['--reporter', 'json=hard.json', 'bad.json']],
  ['the image', ['--image', 'image', '--reporter', 'json=image', 'bad.json']],
  ['the config', ['--reporter', 'json=image-patch.config.json', 'bad.json']],
  ['a ruleset of the config', ['--reporter', 'json=own.ruleset', 'bad.json']],
])('a report does not take the place of %s', async (_, args) => {
  const ruleset = JSON.stringify(rulesets.glance)
  const config = '{"overrides":[{"files":["x"],"ruleset":"own.ruleset"}]}'
  const files = { 'bad.json': bad, image: '{"name":"x"}', 'own.ruleset': ruleset, 'image-patch.config.json': config }
  const cwd = folder(files)
  symlinkSync('bad.json', join(cwd, 'link.json'))
  linkSync(join(cwd, 'bad.json'), join(cwd, 'hard.json'))
  const { code, stderr } = await run(['lint', ...args], { cwd })
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(/^image-patch: the report .* would take the place of a file/),
  ])
  for (const [name, text] of Object.entries(files)) expect(readFileSync(join(cwd, name), 'utf8')).toBe(text)
})

test.each<string[]>([[], ['--baseline', 'known.json']])(
  'a report does not take the place of the baseline that the run writes',
  async (...named) => {
    const cwd = folder({ 'bad.json': bad })
    const name = named[1] ?? 'image-patch.baseline.json'
    const args = ['lint', ...named, '--write-baseline', '--reporter', `json=${name}`, 'bad.json']
    expect(await run(args, { cwd })).toMatchObject({
      code: 2,
      stderr: `image-patch: the report ${name} would take the place of the baseline: give it another file\n`,
    })
    expect(existsSync(join(cwd, name))).toBe(false)
  },
)

test('two files that are not there yet are the same by a link to their folder', async () => {
  const cwd = folder({ 'bad.json': bad, 'real/.keep': '' })
  symlinkSync('real', join(cwd, 'link'))
  const baseline = ['--write-baseline', '--baseline', 'real/new.json', '--reporter', 'json=link/new.json']
  const reports = ['--reporter', 'json=real/new.json', '--reporter', 'sarif=link/new.json']
  for (const args of [baseline, reports]) {
    expect((await run(['lint', ...args, 'bad.json'], { cwd })).code).toBe(2)
    expect(existsSync(join(cwd, 'real/new.json'))).toBe(false)
  }
})

test('"-" is standard output', async () => {
  const cwd = folder({ 'bad.json': bad })
  const { stdout } = await run(['lint', '--reporter', 'compact=-', 'bad.json'], { cwd })
  expect(stdout).toBe((await run(['lint', '--reporter', 'compact', 'bad.json'], { cwd })).stdout)
})

test.runIf(process.platform === 'linux')(
  'a report that cannot be written to the end is told; the others are complete',
  async () => {
    const cwd = folder({ 'bad.json': bad })
    const args = ['--reporter', 'json=/dev/full', '--reporter', 'compact', '--reporter', 'sarif=out.sarif']
    const { code, stdout, stderr } = await run(['lint', ...args, '.'], { cwd })
    expect([code, stderr]).toEqual([2, 'image-patch: the report /dev/full is not complete: no space left on device\n'])
    expect(stdout).toMatch(/^bad\.json:2:10: error/)
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).runs[0].results).toHaveLength(1)
  },
)

test('--quiet leaves out what is no error, and says so of no file', async () => {
  const cwd = folder({ 'bad.json': bad, 'hangs.json': '[{"op":"remove","path":"/my_note"}]', 'none.json': '[]' })
  const { stdout } = await run(['lint', '--quiet', '.'], { cwd })
  expect(stdout).toContain('bad.json:2:10: error: ')
  expect(stdout).not.toMatch(/^(?:hangs|none)\.json/m)
  expect(stdout).toMatch(/3 files: 1 accepted, 1 conditional, 1 refused.*1 error, 1 warning/)
  const json = JSON.parse((await run(['lint', '--quiet', '--reporter', 'json', '.'], { cwd })).stdout)
  expect(json.files.map((file: { findings: unknown[] }) => file.findings.length)).toEqual([1, 0, 0])
})
