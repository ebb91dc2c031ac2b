import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { cli, dist } from '../cli/built.js'
import { folder } from '../cli/run.js'
import { packageJson, root } from './recipes.js'

/** Git without what the machine and its user have configured; a hook of a commit may run these tests. */
export const gitEnv: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: '/nowhere',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'x',
  GIT_AUTHOR_EMAIL: 'x@x',
  GIT_COMMITTER_NAME: 'x',
  GIT_COMMITTER_EMAIL: 'x@x',
}

export const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', args, { cwd, env: gitEnv, encoding: 'utf8', stdio: 'pipe' })

/** A temporary repository with these files, staged. */
export function repository(files: Readonly<Record<string, string>>): string {
  const cwd = folder(files)
  git(cwd, 'init', '--quiet', '--initial-branch', 'main')
  git(cwd, 'add', '--all')
  return cwd
}

/** Makes the package look installed, with the command that was built just now. Answers where its command is. */
export function install(cwd: string): string {
  const place = join(cwd, 'node_modules', packageJson.name)
  const bin = join(cwd, 'node_modules/.bin')
  if (existsSync(bin)) return bin
  mkdirSync(place, { recursive: true })
  cpSync(new URL('package.json', root), join(place, 'package.json'))
  symlinkSync(dist, join(place, 'dist'))
  mkdirSync(bin)
  for (const [name, file] of Object.entries(packageJson.bin)) {
    chmodSync(join(place, file), 0o755)
    symlinkSync(relative(bin, join(place, file)), join(bin, name))
  }
  writeFileSync(join(cwd, '.git/info/exclude'), 'node_modules\n')
  return bin
}

/** A stand-in for npx, first on the PATH: keeps what it was asked for, and runs the built command in the place of a download. */
export function standIn(): { readonly env: NodeJS.ProcessEnv; asked(): readonly string[] } {
  const place = folder({
    npx: '#!/usr/bin/env bash\nprintf \'%s\\0\' "$@" > "$(dirname "$0")/asked"\nwhile [ "$1" != -- ]; do shift; done\nshift 2\nexec node "$CLI" "$@"\n',
  })
  chmodSync(join(place, 'npx'), 0o755)
  return {
    env: { PATH: [place, dirname(process.execPath), process.env.PATH].join(delimiter), CLI: cli },
    asked: () => readFileSync(join(place, 'asked'), 'utf8').split('\0').slice(0, -1),
  }
}
