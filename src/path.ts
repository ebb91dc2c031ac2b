import type { Finding } from './diagnostic.js'
import { formatPointer, type Pointer, parsePointer } from './pointer.js'
import type { PathReading } from './ruleset.js'

/** A finding about a path, before it is known where in the body the path stands. */
export type Complaint = (pointer: string) => Finding

type Fault = 'slash' | 'escape' | 'empty' | 'adjacent' | 'trailing'

/**
 * Reads the text of a path: its tokens, at least one, or the complaint that it is no pointer to an attribute. Without a
 * reading: by RFC 6901.
 */
export function readPath(path: string, reading: PathReading | undefined): Pointer | Complaint {
  // Every server reads it so.
  if (isPlain(path) && isBare(path)) return [path.slice(1)]
  const { leadingSlashes, whiteSpace } = reading ?? {}
  if (path === '') return complain(path, 'empty')
  if (!path.startsWith('/')) return complain(path, 'slash')
  if (leadingSlashes === 'dropped') {
    // In the order in which Glance asks (glance P, order inside).
    if (adjacent.test(path.slice(1))) return complain(path, 'adjacent')
    if (path.length > 1 && path.endsWith('/')) return complain(path, 'trailing')
    if (trim(path.slice(1)) === '/') return complain(path, 'adjacent')
  }
  const tokens = parsePointer(leadingSlashes === 'dropped' ? `/${path.replace(/^\/+/, '')}` : path)
  if (tokens === undefined) return complain(path, 'escape')
  return whiteSpace === 'trimmed' ? tokens.map(trim) : tokens
}

/** One reference token without escapes, as nearly all paths are. */
export const isPlain = (path: string): boolean =>
  path.charCodeAt(0) === 47 && path.indexOf('/', 1) < 0 && path.indexOf('~') < 0

/** Whether there is something between the slash of a path and its end that white space neither begins nor ends. */
export const isBare = (path: string): boolean => {
  const [first, last] = [path.charCodeAt(1), path.charCodeAt(path.length - 1)]
  return path.length > 1 && !isWhite(first) && !isWhite(last)
}

/** What is to be said of a path that a server reads as another one. */
export const unusual =
  (path: string, tokens: Pointer): Complaint =>
  pointer => {
    const read = formatPointer(tokens)
    const suggestion = { pointer, replacement: read, safe: true }
    return { code: 'path-unusual', pointer, params: { path, read }, suggestion }
  }

/** The same white space as `isWhite` knows, as a class of regular expressions. */
export const white = '[\\t-\\r\\u001C-\\u0020\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]'
const adjacent = new RegExp(`/${white}*/`)

/** White space as Python's `str.strip` and `\s` know it: JavaScript has U+FEFF in addition, and lacks U+001C-001F and U+0085. */
export const isWhite = (unit: number): boolean =>
  unit <= 0x20
    ? (unit >= 0x09 && unit <= 0x0d) || unit >= 0x1c
    : unit === 0x85 ||
      unit === 0xa0 ||
      unit === 0x1680 ||
      (unit >= 0x2000 && unit <= 0x200a) ||
      unit === 0x2028 ||
      unit === 0x2029 ||
      unit === 0x202f ||
      unit === 0x205f ||
      unit === 0x3000

function trim(token: string): string {
  let start = 0
  let end = token.length
  while (start < end && isWhite(token.charCodeAt(start))) start++
  while (end > start && isWhite(token.charCodeAt(end - 1))) end--
  return token.slice(start, end)
}

const complain =
  (path: string, fault: Fault): Complaint =>
  pointer => {
    const code = 'path-syntax'
    const params = { path, fault }
    if (fault === 'adjacent') return { code, pointer, params }
    const text = path.trim()
    const bare = text.replace(/^(?:#?\/+)?/, '').replace(/\/+$/, '')
    if (bare === '') return { code, pointer, params }
    // With an escape at fault, a further "/" is one that was not escaped: only whole attributes can be changed.
    const better = fault === 'escape' ? escaped(path.slice(1)) : fault === 'trailing' ? escaped(bare) : bare
    // Where there are other signs of pointers, they may be meant, or part of the name.
    const safe =
      fault === 'slash'
        ? path === text && path.endsWith(bare) && !/[~/#]/.test(bare)
        : fault === 'escape' && !/~[01]|\//.test(path.slice(1))
    return { code, pointer, params, suggestion: { pointer, replacement: `/${better}`, safe } }
  }

const escaped = (name: string): string => name.replace(/~(?![01])/g, '~0').replaceAll('/', '~1')
