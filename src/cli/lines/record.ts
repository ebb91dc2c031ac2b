import type { Context, Image } from '../../index.js'
import { locate } from '../../text/index.js'
import { inside } from '../config/fault.js'
import { given } from '../given.js'
import { trouble } from '../trouble.js'
import { valueAt } from './value-at.js'

/**
 * Where in a record (a line that is a JSON object) the body, its Content-Type and its image stand: names of members, or JSON
 * Pointers where they begin with "/". Without `field` the line is the body.
 */
export interface Fields {
  readonly field?: string | undefined
  readonly mediaTypeField?: string | undefined
  readonly imageField?: string | undefined
}

/** Throws trouble where it is said what stands beside a body, and not where the body is. */
export function checkFields({ field, mediaTypeField, imageField }: Fields): void {
  const other = mediaTypeField !== undefined ? 'media-type' : imageField !== undefined ? 'image' : undefined
  if (field === undefined && other !== undefined)
    throw trouble(`--${other}-field is for records: say with --field where the body is in them`)
}

/** What is to be judged of a line: a body as it is on the wire, and what is known beside it. */
export interface LineBody {
  readonly body: Uint8Array | string
  /** undefined: nothing is known, which is judged sooner than an object that says so. */
  readonly context: Context | undefined
  /** Where the body stands in the line; absent where it is the whole line. */
  readonly origin?: Origin
}

export interface Origin {
  /** RFC 6901, into the line. */
  readonly pointer: string
  /** The body is not the value there, but the text that a string holds. */
  readonly quoted: boolean
}

/** Why nothing of a line can be judged: a phrase that completes "This cannot be judged: …". */
export interface NoBody {
  readonly reason: string
}

/** Reads lines. What a record does not say is as the context says; a line without a body is never judged as another one. */
export function lineReader(fields: Fields, known: Context): (line: Uint8Array) => LineBody | NoBody {
  const { field, mediaTypeField, imageField } = fields
  const context = Object.keys(known).length === 0 ? undefined : known
  if (field === undefined) return line => ({ body: line, context })
  const pointer = pointerOf(field)
  const mediaTypePointer = mediaTypeField === undefined ? undefined : pointerOf(mediaTypeField)
  const imagePointer = imageField === undefined ? undefined : pointerOf(imageField)
  return line => {
    const text = strictTextOf(line)
    if (text === undefined) return { reason: 'the line is not UTF-8' }
    const record = parsed(text)
    if (record === undefined) return { reason: 'the line is not JSON' }
    if (!isObject(record)) return { reason: 'the line is no JSON object' }
    const value = valueAt(record, pointer)
    if (value === undefined) return { reason: `the record has nothing at ${field}` }
    const mediaType = mediaTypePointer === undefined ? undefined : valueAt(record, mediaTypePointer)
    if (mediaType !== undefined && typeof mediaType !== 'string')
      return { reason: `the media type at ${mediaTypeField} is no string` }
    const image = imagePointer === undefined ? undefined : valueAt(record, imagePointer)
    if (image !== undefined && image !== null && !isObject(image))
      return { reason: `the image at ${imageField} is neither an object nor null` }
    return {
      body: typeof value === 'string' ? value : sliceAt(text, pointer),
      context:
        mediaType === undefined && image === undefined
          ? context
          : { ...context, ...given({ mediaType, image: image as Image | null | undefined }) },
      origin: { pointer, quoted: typeof value === 'string' },
    }
  }
}

const pointerOf = (field: string): string => (field.startsWith('/') ? field : inside('', field))

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function strictTextOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** A record is not sent to a server, so that a byte order mark before it does no harm. undefined: no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text of a value that is there, as it is written: parsing would hide what stands in it twice. */
function sliceAt(text: string, pointer: string): string {
  const value = locate(text, [pointer])[0]?.value
  return text.slice(value?.start.offset, value?.end.offset)
}
