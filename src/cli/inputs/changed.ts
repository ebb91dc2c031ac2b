import { execFile } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { trouble } from '../trouble.js'
import { type Found, realOf } from './found.js'
import { below } from './names.js'

export interface Changes {
  /** Whether git says that a path has changed; a folder (a submodule, a repository in the repository) speaks for all in it. */
  has(path: string): boolean
  /** The same of a file, and true of one that is not in the repository: nobody can say that it has not. */
  mayHave(file: Found): boolean
}

/**
 * What differs between the working tree and the point where HEAD left a commit: committed, staged, changed or new. New
 * files that git ignores count only where nothing is ignored. Trouble where git cannot tell.
 */
export async function changesSince(ref: string, cwd: string, respectsGit: boolean): Promise<Changes> {
  const root = realOf(resolve(lineOf(await topLevel(cwd))))
  const git = gitIn(root)
  const base = await mergeBase(ref, git)
  const diff = ['diff', '--name-only', '-z', '--no-renames', ...wholeSubmodules]
  const untracked = ['ls-files', '-z', '--others', ...(respectsGit ? ['--exclude-standard'] : [])]
  const lists = await Promise.all([git([...diff, base, '--']), git(untracked)].map(told))
  const names = lists.flatMap(list => list.split('\0')).filter(name => name !== '')
  const changed = new Set(names.map(name => resolve(root, name)))
  const has = (path: string): boolean =>
    changed.has(path) || (path !== root && below(root, path) !== undefined && has(dirname(path)))
  return { has, mayHave: ({ real, place }) => below(root, real) === undefined || has(real) || has(place) }
}

const wholeSubmodules = ['--ignore-submodules=none']

async function topLevel(cwd: string): Promise<string> {
  return gitIn(cwd)(['rev-parse', '--show-toplevel']).catch((fault: GitFault) => {
    if (fault.code === 'ENOENT') throw trouble('--since asks git, and there is none: install it, or leave --since out')
    throw trouble(`--since works in the working tree of a git repository only. git says: ${fault.words}`)
  })
}

async function mergeBase(ref: string, git: Git): Promise<string> {
  const commit = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
    .then(lineOf)
    .catch(() => '')
  const hint = (await isShallow(git))
    ? 'This clone is shallow: fetch the history (git fetch --unshallow; fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab)'
    : 'Fetch it first, or name another'
  if (!/^[0-9a-f]+$/.test(commit)) throw trouble(`--since: the repository has no commit "${ref}". ${hint}`)
  return git(['merge-base', commit, 'HEAD']).then(lineOf, ({ code, words }: GitFault) => {
    if (code === 1) throw trouble(`--since: "${ref}" and HEAD have no commit in common. ${hint}`)
    throw trouble(`--since: git finds no commit that "${ref}" and HEAD have in common: ${words}`)
  })
}

const isShallow = (git: Git): Promise<boolean> =>
  git(['rev-parse', '--is-shallow-repository']).then(
    text => lineOf(text) === 'true',
    () => false,
  )

const told = (list: Promise<string>): Promise<string> =>
  list.catch(({ words }: GitFault) => {
    throw trouble(`--since: git cannot say what has changed: ${words}`)
  })

const lineOf = (text: string): string => text.replace(/\r?\n$/, '')

type Git = (args: readonly string[]) => Promise<string>

/** What git ended with: its exit code, or why it did not run; and the first line of what it said. */
interface GitFault {
  readonly code: number | string | undefined
  readonly words: string
}

/** Runs git in a folder; it takes no locks, so that a commit that runs meanwhile is not disturbed. */
const gitIn =
  (folder: string): Git =>
  args =>
    new Promise((done, fail) => {
      const options = { env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' }, maxBuffer: Number.POSITIVE_INFINITY }
      execFile('git', ['-C', folder, ...args], options, (error, stdout, stderr) => {
        if (error === null) return done(stdout)
        const words = stderr.replace(/^fatal: /, '').split('\n')[0] || error.message
        fail({ code: error.code, words } as GitFault)
      })
    })
