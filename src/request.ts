import type { Finding } from './diagnostic.js'
import type { FormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import { excerpt, isObject } from './json.js'
import type { Image, ImageLike } from './presence.js'
import type { Rules } from './rules.js'

/** What is known of a request beside its body. */
export interface Context {
  /** The Content-Type header as sent; `''` is a header too, and a wrong one. It decides the format, as on the server. */
  readonly mediaType?: string
  /** The format where there is no header; with neither, the shape of the body tells. */
  readonly format?: FormatId
  /**
   * The image as GET returns it. Custom attributes that it does not list are absent; base attributes then have their
   * defaults, `status` is then `active`. null: there is no such image.
   */
  readonly image?: ImageLike | null
  /** The caller, of the project that owns the image; without it: member. */
  readonly role?: 'member' | 'admin'
}

/** The context of one judgement, read and completed. */
export interface Request {
  /** The format that the request asks for; undefined where only the shape of the body can tell. */
  readonly format: FormatId | undefined
  readonly image: Image | null | undefined
  readonly role: 'member' | 'admin'
  /** What is wrong with the request before its body is read. */
  readonly findings: readonly Finding[]
}

const none: readonly Finding[] = []

/**
 * Reads a context. Throws a TypeError when a member has a value that it cannot have, or when media type and format
 * contradict each other: those are slips of the program, not of the body.
 */
export function readContext(rules: Rules, context: Context | undefined): Request {
  const only = rules.taken.length === 1 ? rules.taken[0] : undefined
  if (context === undefined) return { format: only, image: undefined, role: 'member', findings: none }
  if (!isObject(context as unknown)) throw noContext()
  let mediaType: Context['mediaType']
  let format: Context['format']
  let image: Context['image']
  let role: Request['role']
  try {
    ;({ mediaType, format, image, role = 'member' } = context)
  } catch {
    // A getter or a proxy that throws.
    throw noContext()
  }
  if (format !== undefined && (typeof format !== 'string' || !Object.hasOwn(formats, format)))
    throw new TypeError(`context.format: "v2.0" or "v2.1" wanted, not ${excerpt(format)}`)
  checkSender(mediaType, role)
  if (image !== undefined && image !== null && !isObject(image))
    throw new TypeError('context.image: an object as GET returns it, or null, wanted')

  const sent = mediaType === undefined ? undefined : rules.mediaTypes.get(essence(mediaType))
  if (sent !== undefined && format !== undefined && sent !== format) {
    throw new TypeError(
      `context.format ${format} contradicts context.mediaType, which chooses ${sent} at ${rules.ruleset.id}`,
    )
  }
  const findings: Finding[] = []
  if (mediaType !== undefined && sent === undefined) {
    findings.push({
      code: 'media-type-unsupported',
      pointer: '',
      params: { found: mediaType, supported: [...rules.mediaTypes.keys()] },
    })
  }
  const told = sent ?? format
  if (told !== undefined && !rules.taken.includes(told)) {
    findings.push({ code: 'format-mismatch', pointer: '', params: { found: told, expected: rules.taken } })
  }
  return { format: told ?? only, image: image as Image | null | undefined, role, findings }
}

const noContext = (): TypeError => new TypeError('context: an object wanted')

/** Throws a TypeError for a header or a role that cannot be. */
export function checkSender(mediaType: unknown, role: unknown): void {
  if (role !== 'member' && role !== 'admin')
    throw new TypeError(`context.role: "member" or "admin" wanted, not ${excerpt(role)}`)
  if (mediaType !== undefined && typeof mediaType !== 'string')
    throw new TypeError('context.mediaType: the text of the header wanted')
}

/** The members of options, each read once. Throws a TypeError unless they are an object that can be read. */
export function membersOf<T extends object>(name: string, options: T): T {
  try {
    if (isObject(options)) return { ...options }
  } catch {
    // A getter or a proxy that throws has no members that could be read.
  }
  throw new TypeError(`${name}: an object wanted`)
}

/** The media type of a header, as Glance reads it: what stands before the first ";", compared exactly (glance C3). */
export const essence = (header: string): string => {
  const end = header.indexOf(';')
  return end < 0 ? header : header.slice(0, end)
}
