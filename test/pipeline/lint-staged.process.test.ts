import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { buildCommand, type Ended, shell } from '../cli/built.js'
import { bad, good } from '../cli/run.js'
import { recipe, root } from './recipes.js'
import { git, gitEnv, install, repository } from './repository.js'

buildCommand()

const lintStaged = fileURLToPath(new URL('node_modules/lint-staged/bin/lint-staged.js', root))

/** What lint-staged says of files that are staged in a repository with the README's config. */
async function staged(files: Readonly<Record<string, string>>): Promise<Ended & { readonly cwd: string }> {
  const cwd = repository({ 'package.json': recipe('package.json') })
  install(cwd)
  git(cwd, 'commit', '--quiet', '--message', 'x')
  for (const [name, text] of Object.entries(files)) {
    await shell('mkdir -p "$(dirname "$NAME")"', cwd, { NAME: name })
    writeFileSync(join(cwd, name), text)
  }
  git(cwd, 'add', '--all')
  return { ...(await shell('node "$LINT_STAGED"', cwd, { ...gitEnv, LINT_STAGED: lintStaged })), cwd }
}

test('good bodies may be committed, and other JSON is not judged', async () => {
  const { code, stdout, stderr } = await staged({
    'patches/a b.json': good,
    'patches/deep/c.json': good,
    'other.json': bad,
  })
  expect(stdout + stderr).toContain('image-patch lint')
  expect(code).toBe(0)
})

test('a bad one may not, and stays staged as it is', async () => {
  const { code, stdout, stderr, cwd } = await staged({ 'patches/good.json': good, 'patches/deep/bad.json': bad })
  expect([code, stdout + stderr]).toEqual([
    1,
    expect.stringMatching(/patches\/deep\/bad\.json:2:10: error: .* \[op-unknown\]/),
  ])
  expect(git(cwd, 'show', ':patches/deep/bad.json')).toBe(bad)
})

test('what is staged is judged, not what the folder has since', async () => {
  const { cwd } = await staged({ 'patches/a.json': good })
  writeFileSync(join(cwd, 'patches/a.json'), bad)
  const { code } = await shell('node "$LINT_STAGED"', cwd, { ...gitEnv, LINT_STAGED: lintStaged })
  expect(code).toBe(0)
})
