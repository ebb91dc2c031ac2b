/** A JSON Pointer as its reference tokens, unescaped (RFC 6901, 3). */
export type Pointer = readonly string[]

/**
 * Decodes the reference tokens of a JSON Pointer.
 *
 * > first transforming any occurrence of the sequence '~1' to '/', and then transforming any occurrence of the
 * > sequence '~0' to '~' (RFC 6901, 4)
 *
 * Returns undefined for text that is not a pointer: it does not start with "/" and is not empty, or has a "~" that
 * neither 0 nor 1 follows.
 */
export function parsePointer(text: string): Pointer | undefined {
  if (text === '') return []
  if (text.charCodeAt(0) !== 47) return undefined
  const tokens = text.slice(1).split('/')
  if (!text.includes('~')) return tokens
  return /~(?![01])/.test(text) ? undefined : tokens.map(unescapeToken)
}

/** The text of a pointer: the inverse of `parsePointer`. */
export const formatPointer = (pointer: Pointer): string => pointer.map(token => `/${escapeToken(token)}`).join('')

/** Escapes one reference token: "~" as "~0", "/" as "~1" (RFC 6901, 3). */
export const escapeToken = (token: string): string =>
  token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token

const unescapeToken = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~')

/** The element of a body that a pointer leads into; undefined: the body as a whole. */
export function elementOf(pointer: string): number | undefined {
  const index = /^\/([0-9]+)/.exec(pointer)?.[1]
  return index === undefined ? undefined : Number(index)
}
