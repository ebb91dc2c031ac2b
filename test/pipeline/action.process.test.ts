import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildCommand } from '../cli/built.js'
import { bad, conditional, folder, good } from '../cli/run.js'
import { action, runAction } from './action.js'
import { packageJson } from './recipes.js'

buildCommand()

const before = ['--yes', '--package', `openstack-image-patch@${packageJson.version}`, '--', 'image-patch', 'lint']

/** What the command was called with, without what is always there. */
const ownArgs = (asked: readonly string[]): readonly string[] => {
  expect(asked.slice(0, 8)).toEqual([...before, '--reporter', 'github'])
  expect(asked[8]).toMatch(/^--reporter=compact=/)
  return asked.slice(9)
}

describe('the action', () => {
  test('has what GitHub wants of a composite action', () => {
    expect([action.name, action.description].every(text => text.length > 0)).toBe(true)
    expect(action.description.length).toBeLessThanOrEqual(125)
    expect(action.runs.using).toBe('composite')
    expect(action.runs.steps.map(step => [step.shell, typeof step.run])).toEqual([['bash', 'string']])
    for (const input of Object.values(action.inputs)) {
      expect(input.description).toMatch(/\.$/)
      expect(input.default).toBeTypeOf('string')
    }
  })

  test('takes every input, and none into the script', () => {
    const [step] = action.runs.steps
    const used = JSON.stringify([step?.env, step?.['working-directory']]).match(/(?<=\$\{\{ inputs\.)[\w-]+(?= \}\})/g)
    expect(used?.sort()).toEqual(Object.keys(action.inputs).sort())
    expect(step?.run).not.toContain('${{')
  })

  test('asks for its own version, and for another where one is wanted', async () => {
    const cwd = folder({ 'good.json': good })
    expect((await runAction({ files: 'good.json' }, cwd)).asked[2]).toBe(`openstack-image-patch@${packageJson.version}`)
    expect((await runAction({ files: 'good.json', version: '9.9.9' }, cwd)).asked[2]).toBe(
      'openstack-image-patch@9.9.9',
    )
  })

  test('hands over what is given, and nothing else', async () => {
    const cwd = folder({ 'good.json': good })
    const bare = await runAction({ files: 'good.json' }, cwd)
    expect([bare.code, ownArgs(bare.asked), bare.summary]).toEqual([0, ['--', 'good.json'], ''])
    const inputs = {
      files: '\n  good.json \r\n\n  \n\tgood.json\n',
      ruleset: 'glance',
      config: 'x.json',
      'fail-on': 'info',
      sarif: 'image-patch.sarif',
      args: ' --no-ignore\n--max-warnings=0 \t\n',
    }
    const options = ['--ruleset=glance', '--config=x.json', '--fail-on=info', '--reporter=sarif=image-patch.sarif']
    const full = await runAction(inputs, folder({ 'good.json': good, 'x.json': '{}' }))
    expect(full.stderr).toBe('')
    expect([full.code, ownArgs(full.asked)]).toEqual([
      0,
      [...options, '--no-ignore', '--max-warnings=0', '--', 'good.json', 'good.json'],
    ])
  })

  test('judges what the config lists where no files are given, in the folder that is given', async () => {
    const config = JSON.stringify({ files: ['bodies'] })
    const cwd = folder({ 'a/image-patch.config.json': config, 'a/bodies/bad.json': bad, 'a/bad.json': bad })
    const { code, stdout } = await runAction({ 'working-directory': 'a' }, cwd)
    expect([code, stdout.match(/^::error file=[^,]*/gm)]).toEqual([1, ['::error file=bodies/bad.json']])
  })

  test('fails by severity, and by wrong use', async () => {
    const cwd = folder({ 'bad.json': bad, 'conditional.json': conditional })
    expect((await runAction({ files: 'bad.json', 'fail-on': 'never' }, cwd)).code).toBe(0)
    expect((await runAction({ files: 'conditional.json' }, cwd)).code).toBe(0)
    const wrong = await runAction({ files: 'bad.json', ruleset: 'nobody' }, cwd)
    expect([wrong.code, wrong.summary, wrong.stderr]).toEqual([2, '', expect.stringContaining('nobody')])
    expect((await runAction({ files: 'gone.json' }, cwd)).code).toBe(2)
  })

  const hostile = [
    '; touch pwned',
    '$(touch pwned)',
    '`touch pwned`',
    '" && touch pwned; "',
    "'; touch pwned #",
    '| tee pwned',
  ]

  test.each([...hostile, '*', '-', '--help', '$HOME', '\\', 'a b  c'])(
    'runs nothing that stands in its inputs: %s',
    async text => {
      const names = Object.keys(action.inputs).filter(name => name !== 'working-directory')
      const cwd = folder({ 'good.json': good })
      const { asked } = await runAction(Object.fromEntries(names.map(name => [name, text])), cwd)
      expect(existsSync(join(cwd, 'pwned'))).toBe(false)
      // Each is a word of its own, or what follows "--ruleset=", or "openstack-image-patch@".
      const whole = asked.filter(
        each => each === text || (/[=@]/.test(each.at(-text.length - 1) ?? '') && each.endsWith(text)),
      )
      expect(whole).toHaveLength(names.length)
    },
  )

  test('takes files whose names look like something else', async () => {
    const names = ['-x.json', '--fix', 'a b.json', "it's.json", '$HOME.json', 'a;b.json']
    const cwd = folder(Object.fromEntries(names.map(name => [name, good])))
    const { code, stderr, asked } = await runAction({ files: names.join('\n') }, cwd)
    expect([code, stderr, ownArgs(asked)]).toEqual([0, '', ['--', ...names]])
  })

  test('puts no markup of bodies into its summary', async () => {
    const name = '```\\n<img src=x>'
    const cwd = folder({ 'bad.json': JSON.stringify([{ op: `${name}\n# x`, path: '/name', value: 'x' }]) })
    const { summary } = await runAction({ files: 'bad.json' }, cwd)
    const [, heading, blank, ...lines] = /^(### image-patch)\n(\n)([\s\S]+)\n$/.exec(summary) ?? []
    expect([heading, blank]).toEqual(['### image-patch', '\n'])
    for (const line of lines.join('').trimEnd().split('\n')) expect(line).toMatch(/^ {4}/)
    expect(summary).toContain('[op-unknown]')
  })
})
