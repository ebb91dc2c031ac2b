import { type Outcome, type PatchFormatId, type Ruleset, type TranslateOptions, translate } from '../index.js'
import { bodyOf, checkStandardInput, conclude, findingsOf, readDocument, tell } from './document.js'
import { formatHint } from './format-hint.js'
import { given } from './given.js'
import { imageOf } from './image.js'
import { indentOf, printJson, tellMediaType } from './output.js'
import { loadRuleset } from './ruleset.js'
import type { Streams } from './streams.js'
import { trouble } from './trouble.js'

export interface ConvertOptions {
  readonly to: PatchFormatId
  readonly from?: PatchFormatId
  readonly ruleset: string
  readonly fromRuleset?: string
  readonly image?: string
  readonly role?: 'member' | 'admin'
  readonly assume?: 'present' | 'absent'
  readonly indent?: string
}

/** Translates one body: the new one to stdout, all that is to be said about it to stderr. Answers the exit code. */
export async function convert(name: string, options: ConvertOptions, streams: Streams): Promise<number> {
  const { to, from, role, assume, indent } = options
  checkStandardInput([name, options.image])
  const ruleset = await rulesetsOf(options, streams)
  const image = await imageOf(options.image, streams)
  const document = await readDocument(name, 'body', streams)
  const body = await bodyOf(document, 'not translated', streams)
  if (body === undefined) return 1

  // What works out RFC 6902 is loaded only for that.
  const engine = from === 'json-patch' ? await import('../json-patch.js') : { translate }
  const result = engine.translate(body, { to, ruleset, ...given({ from, image, role, assume }) })
  await tell(findingsOf(result.diagnostics, document), document, streams)
  const hint = from === undefined ? formatHint('--from', result.diagnostics) : ''
  const outcome = outcomes[result.outcome]
  if (outcome !== undefined) await conclude(document, `${outcome}${hint}`, streams)
  if (result.body === undefined) return 1
  await printJson(result.body, indent ?? indentOf(document.text), streams)
  await tellMediaType(to, result.mediaType, streams)
  return 0
}

const outcomes: Readonly<Record<Outcome, string | undefined>> = {
  exact: undefined,
  weakened: 'translated, weakened: the new body demands less of the image',
  strengthened: 'translated, strengthened: the new body demands more of the image',
  mixed: 'translated, mixed: the new body demands less of the image in places, and more in others',
  untranslatable: 'not translated',
}

/** The ruleset of one endpoint, or of two where the body moves. */
async function rulesetsOf(
  { ruleset, fromRuleset, to }: ConvertOptions,
  streams: Streams,
): Promise<NonNullable<TranslateOptions['ruleset']>> {
  const target = await loadRuleset(ruleset, streams)
  checkFormat(to, target)
  return fromRuleset === undefined ? target : { from: await loadRuleset(fromRuleset, streams), to: target }
}

/** An endpoint takes some formats only; the others are for elsewhere. */
export function checkFormat(format: PatchFormatId, { id, mediaTypes }: Ruleset): void {
  const taken: readonly PatchFormatId[] = Object.values(mediaTypes)
  if ((format === 'v2.0' || format === 'v2.1') && !taken.includes(format))
    throw trouble(`${id} does not take ${format}: use --to ${[...new Set(taken)].join(' or ')}`)
}
