import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildCommand } from '../cli/built.js'
import { bad, folder, good } from '../cli/run.js'
import { action, runAction } from './action.js'
import { packageJson, recipe } from './recipes.js'

buildCommand()

const sarifIn = (cwd: string) => JSON.parse(readFileSync(join(cwd, 'image-patch.sarif'), 'utf8'))

describe('the workflow of the README', () => {
  const workflow = parse(recipe('.github/workflows/image-patch.yml'))
  const { permissions, steps } = workflow.jobs['image-patch']
  const [checkout, own, upload] = steps

  test('uses this action, at this version, with inputs that it has', () => {
    expect(steps.length).toBe(3)
    expect(checkout.uses).toMatch(/^actions\/checkout@v\d+$/)
    expect(own.uses).toBe(`OWNER/openstack-image-patch@v${packageJson.version}`)
    for (const name of Object.keys(own.with)) expect(Object.keys(action.inputs)).toContain(name)
  })

  test('uploads what the action writes, also when a body is refused', () => {
    expect(upload.uses).toMatch(/^github\/codeql-action\/upload-sarif@v\d+$/)
    expect([upload.if, upload.with.sarif_file]).toEqual(['always()', own.with.sarif])
    expect(permissions['security-events']).toBe('write')
  })

  test('is quiet about good bodies', async () => {
    const cwd = folder({ 'patches/good.json': good, 'other.json': bad })
    expect(await runAction(own.with, cwd)).toMatchObject({ code: 0, stdout: '', stderr: '', summary: '' })
    expect(sarifIn(cwd).runs[0].results).toEqual([])
  })

  test('says where the bad ones are wrong, in all three ways', async () => {
    const cwd = folder({ 'patches/good.json': good, 'patches/a b/bad.json': bad })
    const { code, stdout, summary } = await runAction(own.with, cwd)
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /^::error file=patches\/a b\/bad\.json,line=2,endLine=2,col=10,[^\n]*title=op-unknown::[^\n]+\n$/,
    )
    expect(summary).toMatch(/^### image-patch\n\n {4}patches\/a b\/bad\.json:2:10: error: .* \[op-unknown\]\n\n$/)
    const [{ ruleId, locations }] = sarifIn(cwd).runs[0].results
    expect([ruleId, locations[0].physicalLocation.artifactLocation.uri]).toEqual([
      'op-unknown',
      'patches/a%20b/bad.json',
    ])
  })
})
