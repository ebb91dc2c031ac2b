import { byFormat, type FormatId, type PatchFormatId } from '../formats/format.js'
import { isObject } from '../json.js'
import type { Image } from '../presence.js'
import { knownEndpoint, type TranslateOptions } from '../translate-options.js'
import type { Endpoint } from './endpoint.js'

/** What a translation between the two formats of one endpoint goes by. */
export interface QuickEnds {
  readonly from: FormatId
  readonly to: FormatId
  readonly endpoint: Endpoint
  readonly image: Image | undefined
  readonly role: 'member' | 'admin'
  readonly assume: 'present' | 'absent' | undefined
  readonly mediaType: string
}

/**
 * What options say to the fast ways; undefined where they are not for them, or are yet to be checked. `shown` tells the
 * format that the body shows.
 */
export function quickEndsOf(options: TranslateOptions, shown: () => FormatId | undefined): QuickEnds | undefined {
  if (Object.getPrototypeOf(options) !== Object.prototype) return undefined
  const { to, from = shown(), ruleset: option, image, role = 'member', assume } = options
  if (!isEndpointFormat(to) || !isEndpointFormat(from) || from === to) return undefined
  if (role !== 'member' && role !== 'admin') return undefined
  if (assume !== undefined && assume !== 'present' && assume !== 'absent') return undefined
  if (image !== undefined && !isObject(image)) return undefined
  const endpoint = knownEndpoint(option)
  if (endpoint === undefined || !endpoint.isUsual) return undefined
  const mediaType = byFormat(endpoint.mediaTypes, to)
  return mediaType === undefined
    ? undefined
    : { from, to, endpoint, image: image as Image | undefined, role, assume, mediaType }
}

const isEndpointFormat = (format: PatchFormatId | undefined): format is FormatId =>
  format === 'v2.1' || format === 'v2.0'
