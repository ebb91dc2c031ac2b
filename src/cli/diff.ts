import { diff as difference, type PatchFormatId } from '../index.js'
import { checkFormat } from './convert.js'
import { checkStandardInput, findingsOf, tell } from './document.js'
import type { Finding } from './finding.js'
import { given } from './given.js'
import { readImage } from './image.js'
import { indentOf, printJson, tellMediaType } from './output.js'
import { loadRuleset } from './ruleset.js'
import type { Streams } from './streams.js'
import { trouble } from './trouble.js'

export interface DiffOptions {
  readonly to: PatchFormatId
  readonly ruleset: string
  readonly prune?: boolean
  readonly role?: 'member' | 'admin'
  readonly indent?: string
}

/**
 * Finds the body that makes one image the other: the body to stdout, what was left out to stderr. Answers the exit code: what
 * a server makes itself is no difference.
 */
export async function diff(names: readonly [string, string], options: DiffOptions, streams: Streams): Promise<number> {
  checkStandardInput(names)
  const { to, prune, role, indent } = options
  const ruleset = await loadRuleset(options.ruleset, streams)
  checkFormat(to, ruleset)
  const before = await readImage(names[0], streams)
  const after = await readImage(names[1], streams)
  const { body, mediaType, diagnostics } = difference(before.value, after.value, {
    to,
    ruleset,
    ...given({ prune, role }),
  })
  await tell(inBrief(findingsOf(diagnostics, after)), after, streams)
  if (body === undefined) throw trouble(`no body makes ${before.file} like ${after.file}: the server would refuse it`)
  await printJson(body, indent ?? indentOf(after.text), streams)
  if (Object.keys(body).length > 0) await tellMediaType(to, mediaType, streams)
  return Object.keys(body).length === 0 && diagnostics.every(({ severity }) => severity === 'info') ? 0 : 1
}

/** What a server makes itself differs in any two answers of it: that is said last, and without frames. */
const inBrief = (findings: readonly Finding[]): readonly Finding[] => [
  ...findings.filter(({ severity }) => severity !== 'info'),
  ...findings.filter(({ severity }) => severity === 'info').map(finding => ({ ...finding, brief: true })),
]
