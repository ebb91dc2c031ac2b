import type { PatchFormatId } from '../formats/format.js'
import { formats } from '../formats/index.js'
import type { Ruleset } from '../ruleset.js'

/** The Content-Type of a body in a format; of those that an endpoint takes, Glance's own before others. */
export function mediaTypeOf(format: PatchFormatId, { mediaTypes }: Ruleset): string | undefined {
  if (format === 'json-patch') return 'application/json-patch+json'
  if (format === 'merge-patch') return 'application/merge-patch+json'
  const own = formats[format].mediaType
  return mediaTypes[own] === format ? own : Object.keys(mediaTypes).find(each => mediaTypes[each] === format)
}
