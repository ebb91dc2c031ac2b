import { mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openKnown } from '../../../../src/cli/lint/baseline/known.js'
import { rulesets } from '../../../../src/index.js'
import { quiet } from '../../config-world.js'
import { bad, folder, good, run } from '../../run.js'
import { baselineOf, filesOf, findings, lint, name, named, repository, written } from './world.js'

const known = { 'patches/a.json': { 'op-unknown': ['/0/op'] } }

describe('the life of a baseline', () => {
  test('what is written is known; what is new is reported; what is cured is unused, until it is pruned', async () => {
    const cwd = repository({ 'patches/a.json': bad, 'patches/b.json': named(1, 'web', 2) })
    expect(await lint(cwd, '.')).toMatchObject({ code: 1 })

    const { code, stdout, stderr } = await lint(cwd, '.', '--write-baseline')
    const silent = '2 files: 0 accepted, 0 conditional, 2 refused; 0 errors, 0 warnings, 0 infos; 3 known\n'
    expect([code, stdout]).toEqual([0, silent])
    expect(stderr).toBe(`image-patch: known from now on, by ${name}: 3 findings in 2 files\n`)
    const all = { ...known, 'patches/b.json': { 'value-type': ['/0/value', '/2/value'] } }
    expect(baselineOf(cwd)).toBe(written(all))
    expect(await lint(cwd, '.')).toEqual({ code: 0, stdout: silent, stderr: '' })

    writeFileSync(join(cwd, 'patches/b.json'), named(1, 'web', 'web', 2))
    expect(await findings(cwd, '.')).toEqual([
      expect.stringMatching(/^patches\/b\.json:1:\d+: error: .* \[value-type\]$/),
      `${name}:12:9: warning: Nothing is found any more for value-type at "/2/value" in "patches/b.json": --prune-baseline takes this entry out. [baseline-unused]`,
    ])
    expect(await lint(cwd, '.')).toMatchObject({ code: 1 })

    const pruned = await lint(cwd, '.', '--prune-baseline')
    expect(pruned).toMatchObject({ code: 1, stderr: `image-patch: taken out of ${name}: 1 entry\n` })
    expect(pruned.stdout).toContain('1 error, 0 warnings, 0 infos; 2 known')
    expect(baselineOf(cwd)).toBe(written({ ...known, 'patches/b.json': { 'value-type': ['/0/value'] } }))
    expect(await findings(cwd, '.')).toHaveLength(1)
  })

  test('each entry is for one finding: a second one in the same place is reported', async () => {
    const excludes = (other: string) => ({ kind: 'excludes', attribute: 'a', others: [other], sources: ['glance V1'] })
    const ruleset = { ...rulesets.glance, constraints: [excludes('b'), excludes('c')] }
    const body = JSON.stringify(['b', 'c', 'a'].map(each => ({ op: 'add', path: `/${each}`, value: 'x' })))
    const cwd = repository({ 'a.json': body, 'own.ruleset': JSON.stringify(ruleset) })
    const args = ['a.json', '--ruleset', 'own.ruleset']
    await lint(cwd, ...args, '--write-baseline')
    expect(filesOf(cwd)).toEqual({ 'a.json': { 'constraint-excludes': ['/2', '/2'] } })
    expect(await findings(cwd, ...args)).toEqual([])
    const knowing = (...places: readonly string[]): void =>
      writeFileSync(join(cwd, name), written({ 'a.json': { 'constraint-excludes': places } }))
    knowing('/2')
    expect(await findings(cwd, ...args)).toEqual([expect.stringContaining('"a" cannot be together with "c"')])
    knowing('/2', '/2', '/2')
    expect(await findings(cwd, ...args)).toEqual([expect.stringMatching(/^\S+:8:9: warning: .*\[baseline-unused\]$/)])
    await lint(cwd, ...args, '--prune-baseline')
    expect(filesOf(cwd)).toEqual({ 'a.json': { 'constraint-excludes': ['/2', '/2'] } })
  })

  test('a server refuses what is known all the same: the verdicts stay', async () => {
    const cwd = repository({ 'patches/a.json': bad, [name]: written(known) })
    const { stdout } = await lint(cwd, '--reporter', 'json', '.')
    expect(JSON.parse(stdout)).toMatchObject({
      files: [{ file: 'patches/a.json', verdict: 'refused', status: 400, findings: [] }],
      summary: { refused: 1, errors: 0, known: 1 },
    })
  })

  test('what is known does not fail a run, what is unused may', async () => {
    const cwd = repository({ 'a.json': '[]', [name]: written({ 'a.json': { 'body-without-operations': [''] } }) })
    expect(await lint(cwd, '.', '--max-warnings', '0', '--fail-on', 'info')).toMatchObject({ code: 0, stderr: '' })
    writeFileSync(join(cwd, 'a.json'), good)
    expect(await lint(cwd, '.')).toMatchObject({ code: 0 })
    expect(await lint(cwd, '.', '--max-warnings', '0')).toMatchObject({ code: 1 })
    expect(await lint(cwd, '.', '--fail-on', 'warning')).toMatchObject({ code: 1 })
    expect(await lint(cwd, '.', '--max-warnings', '0', '--no-baseline')).toMatchObject({ code: 0 })
  })

  test('a baseline is no body, and neither is one of another folder', async () => {
    const cwd = repository({ 'a.json': good, 'p/a.json': good, [`p/${name}`]: '{}', [name]: written({}), 'k.json': '' })
    expect((await lint(cwd, '.')).stdout).toMatch(/^3 files: 2 accepted/m)
    writeFileSync(join(cwd, 'k.json'), written({}))
    expect((await lint(cwd, '.', '--baseline', 'k.json')).stdout).toMatch(/^2 files: 2 accepted/)
    expect((await lint(cwd, name)).code).toBe(1)
  })
})

describe('a run that judges only a part', () => {
  test('says nothing of files that it does not judge, but of those that are gone', async () => {
    const cwd = repository({ 'a.json': bad, 'b.json': bad, 'c.json': bad })
    await lint(cwd, '.', '--write-baseline')
    for (const file of ['a.json', 'b.json']) writeFileSync(join(cwd, file), good)
    expect(await findings(cwd, 'c.json')).toEqual([])
    expect(await findings(cwd, 'a.json')).toEqual([expect.stringContaining('"a.json"')])
    rmSync(join(cwd, 'b.json'))
    expect(await findings(cwd, 'c.json')).toEqual([
      `${name}:11:9: warning: "b.json" is not there any more: --prune-baseline takes this entry out. [baseline-unused]`,
    ])
    expect((await lint(cwd, 'c.json', '--prune-baseline')).stderr).toContain('1 entry')
    expect(Object.keys(filesOf(cwd))).toEqual(['a.json', 'c.json'])
  })

  test('writes what it judges, keeps the rest, and drops what is gone', async () => {
    const cwd = repository({ 'a.json': bad, 'b.json': bad, 'c.json': bad })
    await lint(cwd, 'b.json', 'c.json', '--write-baseline')
    expect(Object.keys(filesOf(cwd))).toEqual(['b.json', 'c.json'])
    writeFileSync(join(cwd, 'b.json'), named(1))
    rmSync(join(cwd, 'c.json'))
    writeFileSync(join(cwd, 'd.json'), good)
    const { code, stderr } = await lint(cwd, 'a.json', 'd.json', '--write-baseline')
    expect([code, stderr]).toEqual([0, `image-patch: known from now on, by ${name}: 2 findings in 2 files\n`])
    expect(filesOf(cwd)).toEqual({ 'a.json': { 'op-unknown': ['/0/op'] }, 'b.json': { 'op-unknown': ['/0/op'] } })
  })

  test('what cannot be read is never known, ends with 2, and keeps its entries', async () => {
    const cwd = repository({ 'a.json': bad, 'b.json': bad })
    await lint(cwd, '.', '--write-baseline')
    rmSync(join(cwd, 'b.json'))
    symlinkSync('nowhere', join(cwd, 'b.json'))
    for (const more of [[], ['--write-baseline'], ['--prune-baseline']]) {
      const { code, stdout } = await lint(cwd, '.', '--reporter', 'compact', ...more)
      expect([code, stdout]).toEqual([2, expect.stringMatching(/^b\.json: error: .* \[input-unreadable\]\n$/)])
      expect(Object.keys(filesOf(cwd))).toEqual(['a.json', 'b.json'])
    }
    writeFileSync(join(cwd, name), written({ 'b.json': { 'input-unreadable': [''] } }))
    expect(await lint(cwd, 'b.json')).toMatchObject({ code: 2 })
  })
})

describe('NDJSON', () => {
  const lines = (...values: readonly unknown[]): string => values.map(value => named(value)).join('')

  test('an entry has the number of its line', async () => {
    const cwd = repository({ 'a.ndjson': lines(1, 'web', 2).replace('\n', '\n\n') })
    expect(await lint(cwd, '.', '--write-baseline')).toMatchObject({ code: 0 })
    expect(filesOf(cwd)).toEqual({ 'a.ndjson': { 'value-type': ['1:/0/value', '4:/0/value'] } })
    const json = JSON.parse((await lint(cwd, '--reporter', 'json', '.')).stdout)
    expect(json.files).toEqual([
      { file: 'a.ndjson', lines: { accepted: 1, conditional: 0, refused: 2, unreadable: 0 }, findings: [] },
    ])
    writeFileSync(join(cwd, 'a.ndjson'), lines('web', 'web', 1))
    expect(await findings(cwd, '.')).toEqual([
      expect.stringMatching(/^a\.ndjson:3:41: error/),
      expect.stringMatching(/:6:9: warning: .* at "1:\/0\/value" in "a\.ndjson"/),
      expect.stringMatching(/:7:9: warning: .* at "4:\/0\/value" in "a\.ndjson"/),
    ])
  })

  test('a file with lines that cannot be judged keeps the entries of lines that nothing was found in', async () => {
    const cwd = repository({ 'a.ndjson': lines(1, 2) })
    await lint(cwd, '.', '--write-baseline')
    writeFileSync(join(cwd, 'a.ndjson'), `${' '.repeat(200)}1\n${lines(2, 3)}`)
    const some = await findings(cwd, '.', '--max-line', '100')
    expect(some).toEqual([
      expect.stringMatching(/^a\.ndjson:1:1: error: .*\[input-unreadable\]$/),
      expect.stringMatching(/^a\.ndjson:3:41: error: .*\[value-type\]$/),
    ])
    expect(await lint(cwd, '.', '--max-line', '100', '--write-baseline')).toMatchObject({ code: 2 })
    expect(filesOf(cwd)).toEqual({ 'a.ndjson': { 'value-type': ['1:/0/value', '2:/0/value', '3:/0/value'] } })
  })
})

describe('a file is the same', () => {
  const start = async () => {
    const cwd = repository({ 'patches/a.json': bad, 'deep/er/x': '' })
    await lint(cwd, '.', '--write-baseline')
    expect(filesOf(cwd)).toEqual(known)
    return cwd
  }

  test('from whatever folder, by whatever name', async () => {
    const cwd = await start()
    for (const each of ['patches/a.json', './patches/../patches/a.json', join(cwd, 'patches/a.json'), 'patches', '.'])
      expect(await findings(cwd, each), each).toEqual([])
    expect(await findings(join(cwd, 'patches'), 'a.json')).toEqual([])
    expect(await findings(join(cwd, 'deep/er'), '../../patches')).toEqual([])
    const other = folder({})
    expect(await findings(other, '--baseline', join(cwd, name), join(cwd, 'patches'))).toEqual([])
    expect(await findings(other, '--baseline', relative(other, join(cwd, name)), join(cwd, 'patches'))).toEqual([])
    expect(await findings(other, join(cwd, 'patches'))).toHaveLength(1)
  })

  test('through links to folders; a link to a file is another file', async () => {
    const cwd = await start()
    symlinkSync('patches', join(cwd, 'way'))
    expect(await findings(cwd, 'way/a.json')).toEqual([])
    const other = folder({})
    symlinkSync(cwd, join(other, 'here'))
    expect(await findings(other, '--baseline', `here/${name}`, join(cwd, 'patches'))).toEqual([])
    expect(await findings(other, '--baseline', join(cwd, name), 'here/patches')).toEqual([])
    symlinkSync('a.json', join(cwd, 'patches/link.json'))
    expect(await findings(cwd, 'patches/link.json')).toHaveLength(1)
    expect(await findings(cwd, '.')).toEqual([])
  })

  test('from standard input, where it has a name', async () => {
    const cwd = await start()
    const piped = (...args: readonly string[]) => run(['lint', '-', ...args], { cwd, stdin: bad })
    expect(await piped('--stdin-filename', 'patches/a.json')).toMatchObject({ code: 0 })
    expect(await piped('--stdin-filename', './patches/b.json')).toMatchObject({ code: 1 })
    expect(await piped()).toMatchObject({ code: 1 })
    const { code, stdout } = await piped('--write-baseline')
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^<stdin>:2:10: error/)])
    expect(filesOf(cwd)).toEqual(known)
    await piped('--write-baseline', '--stdin-filename', 'new/c.json')
    expect(Object.keys(filesOf(cwd))).toEqual(['new/c.json', 'patches/a.json'])
  })

  test('outside of the folder of the baseline, too', async () => {
    const cwd = repository({ 'a.json': bad, 'p/x': '' })
    await lint(join(cwd, 'p'), '../a.json', '--write-baseline', '--baseline', 'k.json')
    expect(filesOf(cwd, 'p/k.json')).toEqual({ '../a.json': { 'op-unknown': ['/0/op'] } })
    expect(await findings(cwd, 'a.json', '--baseline', 'p/k.json')).toEqual([])
    const other = folder({ 'b.json': good })
    symlinkSync(join(cwd, 'p'), join(other, 'here'))
    expect(await findings(other, 'b.json', '--baseline', 'here/k.json')).toEqual([])
  })

  test('whatever it is called', async () => {
    const odd = ['__proto__.json', '"q".json', 'a\nb.json', '[x]*.json', 'a\\b.json', '~0~1.json', '12', 'ä😀.json']
    const cwd = repository(Object.fromEntries(odd.map(each => [each, bad])))
    expect(await lint(cwd, '.', '12', '--write-baseline')).toMatchObject({ code: 0 })
    expect(Object.keys(filesOf(cwd)).sort()).toEqual([...odd].sort())
    expect(await findings(cwd, '.', '12')).toEqual([])
    for (const each of odd) writeFileSync(join(cwd, each), good)
    const unused = await findings(cwd, '.', '12')
    expect(new Set(unused.map(line => /:(\d+):9: warning/.exec(line)?.[1])).size).toBe(odd.length)
  })
})

describe('--write-baseline', () => {
  test('a config decides what is found; --quiet decides only what is shown', async () => {
    const config = '{"severities":{"op-unknown":"off","value-type":"info"}}'
    const bodies = { 'a.json': bad, 'b.json': named(1), 'c.json': '[]' }
    const cwd = repository({ 'image-patch.config.json': config, ...bodies })
    await lint(cwd, '.', '--write-baseline', '--quiet')
    const found = { 'b.json': { 'value-type': ['/0/value'] }, 'c.json': { 'body-without-operations': [''] } }
    expect(filesOf(cwd)).toEqual(found)
    expect(await lint(cwd, '.', '--quiet', '--fail-on', 'info')).toMatchObject({ code: 0 })
  })

  test('what does not change is not touched', async () => {
    const cwd = repository({ 'patches/a.json': bad })
    await lint(cwd, '.', '--write-baseline')
    const before = statSync(join(cwd, name), { bigint: true })
    expect((await lint(cwd, '.', '--write-baseline')).stderr).toBe(
      `image-patch: known as before, by ${name}: 1 finding in 1 file\n`,
    )
    expect((await lint(cwd, '.', '--prune-baseline')).stderr).toBe(`image-patch: taken out of ${name}: nothing\n`)
    const { ino, mtimeNs } = statSync(join(cwd, name), { bigint: true })
    expect([ino, mtimeNs]).toEqual([before.ino, before.mtimeNs])
  })

  test('what is written by hand is put in order, and the address of the schema stays', async () => {
    const cwd = repository({
      'patches/a.json': bad,
      [name]: `{"files":${JSON.stringify({ ...known, 'gone.json': {} })},"$schema":"./x.json","version":1}`,
    })
    await lint(cwd, '.', '--write-baseline')
    expect(JSON.parse(baselineOf(cwd))).toEqual({ $schema: './x.json', version: 1, files: known })
    expect(baselineOf(cwd).split('\n')[1]).toBe('  "$schema": "./x.json",')
  })

  test('a link stays one, and what it leads to is written', async () => {
    const cwd = repository({ 'patches/a.json': bad, 'own/known.json': written({}) })
    symlinkSync('own/known.json', join(cwd, name))
    await lint(cwd, 'patches', '--write-baseline')
    expect(filesOf(cwd, 'own/known.json')).toEqual(known)
    expect(await findings(cwd, '.')).toEqual([])
  })

  test('it prunes, too: with --prune-baseline it is itself', async () => {
    const cwd = repository({ 'patches/a.json': bad })
    expect(await lint(cwd, '.', '--write-baseline', '--prune-baseline')).toMatchObject({ code: 0 })
    expect(filesOf(cwd)).toEqual(known)
  })

  test('where another run has written it meanwhile, that is told, and stays', async () => {
    const cwd = repository({ [name]: written({ 'gone.json': { 'op-unknown': [''] } }) })
    const path = join(cwd, name)
    const options = { writeBaseline: true, root: cwd, inputs: [] }
    const { end } = await openKnown(path, options, quiet(cwd))
    writeFileSync(path, written(known))
    expect(end().failures).toEqual([`cannot write the baseline ${name}: it has changed since it was read: try again`])
    expect(filesOf(cwd)).toEqual(known)
  })

  test('where it cannot be written, that is told, and nothing is lost', async () => {
    const cwd = repository({ 'patches/a.json': bad })
    const { code, stderr } = await lint(cwd, '.', '--write-baseline', '--baseline', 'no/such/k.json')
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^image-patch: cannot write the baseline no\/such\/k.json: /),
    ])
    mkdirSync(join(cwd, name))
    expect(await lint(cwd, '.', '--write-baseline')).toMatchObject({
      code: 2,
      stderr: `image-patch: cannot read the baseline ${name}: it is a folder\n`,
    })
  })
})
