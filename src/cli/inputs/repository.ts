import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The folder of the repository that a folder is in: the nearest one with `.git`, which in a worktree is a file. */
export function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const above = dirname(folder)
  return above === folder ? undefined : repositoryOf(above)
}

/**
 * Where a repository keeps patterns that it shares with nobody (gitrepository-layout(5)). In a worktree or submodule
 * `.git` is a file that names the folder of git; that of a worktree names the one that all worktrees have in common.
 */
export function excludeFileOf(repository: string): string {
  const git = join(repository, '.git')
  const named = statSync(git).isFile() ? lineOf(git) : undefined
  const folder = named === undefined ? git : resolve(repository, named.replace(/^gitdir: /, ''))
  const common = lineOf(join(folder, 'commondir'))
  return join(common === undefined ? folder : resolve(folder, common), 'info', 'exclude')
}

function lineOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  } catch {
    return undefined
  }
}
