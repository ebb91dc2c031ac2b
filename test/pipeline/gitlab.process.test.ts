import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildCommand, type Ended, shell } from '../cli/built.js'
import { fitsGitlab } from '../cli/reporters/gitlab-shape.js'
import { bad, conditional, good } from '../cli/run.js'
import { packageJson, recipe } from './recipes.js'
import { repository, standIn } from './repository.js'

buildCommand()

const job = parse(recipe('.gitlab-ci.yml'))['image-patch']

/** Runs the lines of the job as a runner does, and reads the report that it uploads. */
async function runJob(cwd: string): Promise<Ended & { readonly asked: readonly string[]; readonly report: unknown }> {
  const npx = standIn()
  const ended = await shell(`set -eo pipefail\n${job.script.join('\n')}`, cwd, npx.env)
  const report = JSON.parse(readFileSync(join(cwd, job.artifacts.reports.codequality), 'utf8'))
  expect(fitsGitlab(report), JSON.stringify(fitsGitlab.errors)).toBe(true)
  return { ...ended, asked: npx.asked(), report }
}

test('asks for this version, and uploads the report of refused bodies, too', async () => {
  const { asked } = await runJob(repository({ 'patches/good.json': good }))
  expect(asked.slice(0, 5)).toEqual([
    '--yes',
    '--package',
    `openstack-image-patch@${packageJson.version}`,
    '--',
    'image-patch',
  ])
  expect([job.image, job.artifacts.when]).toEqual([expect.stringMatching(/^node:\d+$/), 'always'])
})

test('good bodies make an empty report', async () => {
  const cwd = repository({ 'patches/a.json': good, 'patches/b.json': conditional, 'other.json': bad })
  expect(await runJob(cwd)).toMatchObject({ code: 0, stderr: '', report: [] })
})

test('a bad one fails the job, is shown in its log, and has its line in the report', async () => {
  const { code, stdout, report } = await runJob(repository({ 'patches/good.json': good, 'patches/deep/bad.json': bad }))
  expect([code, stdout]).toEqual([1, expect.stringMatching(/^patches\/deep\/bad\.json:2:10: error: /)])
  const place = { path: 'patches/deep/bad.json', lines: { begin: 2 } }
  expect(report).toEqual([expect.objectContaining({ check_name: 'op-unknown', severity: 'critical', location: place })])
})
