import { relative } from 'node:path'
import type { Said } from './clock.js'
import type { Folder } from './files.js'

/** What a tool says about a folder: how many files it read, and the names of those it finds fault with. */
export interface Opinion {
  readonly read: number
  readonly faulty: readonly string[]
}

export function ownOpinion({ stdout }: Said): Opinion {
  const { files } = JSON.parse(stdout) as { files: { file: string; verdict?: string }[] }
  return { read: files.length, faulty: files.filter(each => each.verdict === 'refused').map(each => each.file) }
}

export function ajvOpinion({ stdout, stderr }: Said): Opinion {
  const named = (text: string, word: string): string[] =>
    Array.from(text.matchAll(new RegExp(`^(.+\\.json) ${word}$`, 'gm')), ([, file = '']) => file)
  const faulty = named(stderr, 'invalid')
  return { read: named(stdout, 'valid').length + faulty.length, faulty }
}

export function biomeOpinion({ stdout }: Said): Opinion {
  const { summary, diagnostics } = JSON.parse(stdout) as {
    summary: { unchanged: number }
    diagnostics: { location: { path: string } }[]
  }
  return { read: summary.unchanged, faulty: [...new Set(diagnostics.map(({ location }) => location.path))] }
}

export function eslintOpinion({ stdout }: Said, { path }: Folder): Opinion {
  const results = JSON.parse(stdout) as { filePath: string; messages: unknown[] }[]
  const faulty = results.filter(({ messages }) => messages.length > 0).map(({ filePath }) => filePath)
  return { read: results.length, faulty: faulty.map(file => relative(path, file)) }
}
