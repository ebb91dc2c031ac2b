import { apply as applied, type PatchFormatId } from '../index.js'
import { hasColours, paint } from './colours.js'
import { bodyOf, checkStandardInput, conclude, findingsOf, readDocument, tell } from './document.js'
import { formatHint } from './format-hint.js'
import { given } from './given.js'
import { readImage } from './image.js'
import { imageDiff } from './image-diff.js'
import { indentOf, printJson } from './output.js'
import { loadRuleset } from './ruleset.js'
import type { Streams } from './streams.js'
import { verdictText } from './verdict.js'

export interface ApplyOptions {
  readonly image: string
  readonly format?: PatchFormatId
  readonly mediaType?: string
  readonly ruleset: string
  readonly role?: 'member' | 'admin'
  readonly diff?: boolean
  readonly indent?: string
}

/** Says what an image is like after a body: the image to stdout, what the server says of the body to stderr. Answers the exit code. */
export async function apply(name: string, options: ApplyOptions, streams: Streams): Promise<number> {
  const { format, mediaType, role, indent } = options
  checkStandardInput([name, options.image])
  const ruleset = await loadRuleset(options.ruleset, streams)
  const before = await readImage(options.image, streams)
  const document = await readDocument(name, 'body', streams)
  const body = await bodyOf(document, 'not applied', streams)
  if (body === undefined) return 1

  // What works out RFC 6902 is loaded only for that.
  const engine = format === 'json-patch' ? await import('../json-patch.js') : { apply: applied }
  const { image, report } = engine.apply(body, before.value, { ruleset, ...given({ format, mediaType, role }) })
  await tell(findingsOf(report.diagnostics, document), document, streams)
  if (image === undefined) {
    const hint = format === undefined && mediaType === undefined ? formatHint('--format', report.diagnostics) : ''
    await conclude(document, `${verdictText(report) ?? 'refused'}${hint}`, streams)
    return 1
  }
  if (options.diff)
    await streams.stdout.write(imageDiff(before.value, image, paint(hasColours(streams.stdout, streams.env))))
  else await printJson(image, indent ?? indentOf(before.text), streams)
  return 0
}
