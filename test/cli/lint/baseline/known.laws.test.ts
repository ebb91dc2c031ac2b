import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fc, test as law } from '@fast-check/vitest'
import { expect } from 'vitest'
import { bad, conditional, good } from '../../run.js'
import { baselineOf, findings, lint, name, named, repository, written } from './world.js'

const one = (text: string): string => text.replaceAll('\n', ' ')
const body = fc.constantFrom(good, bad, conditional, '[]', '[', '', '{}', named(1, 'web', null), named(true))
const ndjson = fc.array(body, { maxLength: 4 }).map(bodies => bodies.map(each => `${one(each)}\n`).join(''))
const names = ['a.json', 'B.json', '10.json', 'deep/a.json', 'deep/er/z.json', '__proto__.json', 'q".json']
const files = fc.record({
  ...Object.fromEntries(names.map(each => [each, fc.option(body, { nil: undefined })])),
  'l.ndjson': ndjson,
  'deep/l.jsonl': ndjson,
})
type Files = Readonly<Record<string, string | undefined>>

const held = (files: Files): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).flatMap(([file, text]) => (text === undefined ? [] : [[file, text]])))

/** A folder without bodies cannot be judged. */
const isKnown = (line: string): boolean => !line.includes('[input-unreadable]')

law.prop([files], { numRuns: 25 })(
  'with a baseline that was just written nothing is reported, with an empty one all is',
  async files => {
    const cwd = repository(held(files))
    const all = await findings(cwd, '.')
    await lint(cwd, '.', '--write-baseline')
    const text = baselineOf(cwd)
    expect(await findings(cwd, '.')).toEqual(all.filter(line => !isKnown(line)))
    expect(text.split('\n').filter(line => /^ {8}"/.test(line))).toHaveLength(all.filter(isKnown).length)
    writeFileSync(join(cwd, name), written({}))
    expect(await findings(cwd, '.')).toEqual(all)
  },
)

law.prop([files, fc.infiniteStream(fc.nat())], { numRuns: 12 })(
  'the same is written again, in whatever order and in however many runs files are judged',
  async (files, random) => {
    const cwd = repository(held(files))
    await lint(cwd, '.', '--write-baseline')
    const text = baselineOf(cwd)
    expect((await lint(cwd, '.', '--write-baseline')).stderr).toContain('known as before')
    expect(baselineOf(cwd)).toBe(text)
    writeFileSync(join(cwd, name), written({}))
    const shuffled = Object.keys(held(files))
      .map(file => ({ file, key: random.next().value }))
      .sort((a, b) => a.key - b.key)
    for (const { file } of shuffled) await lint(cwd, file, '--write-baseline')
    expect(baselineOf(cwd)).toBe(text)
  },
)

law.prop([files, files], { numRuns: 25 })(
  'when files have changed, what is new is reported and what is cured is unused; after pruning only the first is',
  async (before, after) => {
    const cwd = repository(held(before))
    await lint(cwd, '.', '--write-baseline')
    const entries = baselineOf(cwd).match(/^ {8}"/gm)?.length ?? 0
    for (const [file, text] of Object.entries(after))
      if (text === undefined) rmSync(join(cwd, file), { force: true })
      else {
        mkdirSync(dirname(join(cwd, file)), { recursive: true })
        writeFileSync(join(cwd, file), text)
      }
    const all = (await findings(cwd, '.', '--no-baseline')).filter(isKnown)
    const said = await findings(cwd, '.')
    const fresh = said.filter(line => !line.endsWith('[baseline-unused]'))
    const unused = said.length - fresh.length
    expect(all).toEqual(expect.arrayContaining(fresh))
    expect(all.length - fresh.length).toBe(entries - unused)
    await lint(cwd, '.', '--prune-baseline')
    expect(baselineOf(cwd).match(/^ {8}"/gm)?.length ?? 0).toBe(entries - unused)
    expect(await findings(cwd, '.')).toEqual(fresh)
  },
)
