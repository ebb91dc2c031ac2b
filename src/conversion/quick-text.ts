import type { Op } from '../operation.js'
import type { PathReading } from '../ruleset.js'
import { atomEnd, skipWhite, stringEnd } from '../text/token.js'
import { type Adds, addsOf, nothing, type Said } from './adds.js'
import type { QuickEnds } from './quick-ends.js'
import { headOf } from './splice.js'

/** A text that the fast way has translated, and what is to be said of its adds. */
export interface QuickText {
  readonly text: string
  readonly said: Said
}

const [QUOTE, COMMA, COLON, SLASH, OPEN, CLOSE, OPEN_OBJECT, CLOSE_OBJECT] = [34, 44, 58, 47, 91, 93, 123, 125]

/**
 * The fast way of a text, what `quickly` is for a body: reads it once, takes over slices of it and parses nothing. It knows
 * bodies as programs print them: `op`, `path` and `value` in this order, or the op and `value`, and nothing beside; values
 * that are no objects. undefined where it meets anything else, and where the text is no JSON: the way round then parses,
 * translates, and splices by places. An offset of -1 stands for what is not there, and nothing is found after it.
 */
export function quickText(text: string, ends: QuickEnds): QuickText | undefined {
  const { to } = ends
  const { paths: reading } = ends.endpoint.ruleset
  let made = ''
  /** Where each path begins and ends, and whether it is removed. */
  const paths: number[] = []
  let adds: Adds | undefined
  let copied = 0
  let at = skip(text, 0)
  if (text.charCodeAt(at) !== OPEN) return undefined
  for (let index = 0; ; index++) {
    at = skip(text, at + 1)
    if (text.charCodeAt(at) !== OPEN_OBJECT) return undefined
    const lead = at + 1
    const key = skip(text, lead)
    at = to === 'v2.1' ? key : afterColon(text, after(text, key, '"op"'))
    const op = opAt(text, at)
    if (op === undefined) return undefined
    at += op.length + 2
    if (to === 'v2.0') {
      at = skip(text, at)
      if (text.charCodeAt(at) !== COMMA) return undefined
      at = after(text, skip(text, at + 1), '"path"')
    }
    const keyEnd = at
    const path = afterColon(text, at)
    at = pathEnd(text, path, reading)
    if (at < 0) return undefined
    paths.push(path + 1, at - 1, op === 'remove' ? 1 : 0)
    at = skip(text, at)
    if (op !== 'remove') {
      if (text.charCodeAt(at) !== COMMA) return undefined
      at = valueEnd(text, afterColon(text, after(text, skip(text, at + 1), '"value"')))
      if (at < 0) return undefined
      at = skip(text, at)
    }
    if (text.charCodeAt(at) !== CLOSE_OBJECT) return undefined
    let chosen: Op | undefined = op
    if (op === 'add') {
      adds ??= addsOf(ends, {
        path: each => text.slice(paths[3 * each], paths[3 * each + 1]),
        removes: each => paths[3 * each + 2] === 1,
      })
      chosen = adds.opFor(text.slice(paths[3 * index], paths[3 * index + 1]), index)
      if (chosen === undefined) return undefined
    }
    made += text.slice(copied, key)
    made += to === 'v2.0' ? `"${chosen}"` : headOf(chosen, text.slice(lead, key), text.slice(keyEnd, path))
    copied = keyEnd
    at = skip(text, at + 1)
    if (text.charCodeAt(at) === COMMA) continue
    if (text.charCodeAt(at) !== CLOSE || skip(text, at + 1) !== text.length) return undefined
    return { text: made + text.slice(copied), said: adds?.said() ?? nothing() }
  }
}

const skip = (text: string, at: number): number =>
  at < text.length && text.charCodeAt(at) > 32 ? at : skipWhite(text, at)

/** The offset after a word that stands at an offset. */
const after = (text: string, at: number, word: string): number =>
  at >= 0 && text.startsWith(word, at) ? at + word.length : -1

/** The offset of the value behind a key that ends at an offset. */
function afterColon(text: string, at: number): number {
  if (text.charCodeAt(at) === COLON && text.charCodeAt(at + 1) > 32) return at + 1
  const colon = at < 0 ? -1 : skip(text, at)
  return text.charCodeAt(colon) === COLON ? skip(text, colon + 1) : -1
}

/** The op that stands at an offset, found by its third letter. */
function opAt(text: string, at: number): Op | undefined {
  const unit = text.charCodeAt(at + 3)
  const op = unit === 112 ? 'replace' : unit === 100 ? 'add' : 'remove'
  return text.charCodeAt(at) === QUOTE && after(text, at + 1, closed[op]) > 0 ? op : undefined
}

const closed = { add: 'add"', replace: 'replace"', remove: 'remove"' } as const

/** The offset after a path that every server reads as a pointer and that has no escape, neither of JSON nor of pointers. */
function pathEnd(text: string, at: number, paths: PathReading | undefined): number {
  if (text.charCodeAt(at) !== QUOTE || text.charCodeAt(at + 1) !== SLASH) return -1
  for (let end = at + 2; ; end++) {
    const unit = text.charCodeAt(end)
    if (unit === QUOTE) return end + 1
    if (!(unit >= 32) || unit === 92 || unit === 126 || (unit === SLASH && paths !== undefined)) return -1
  }
}

/** The offset after a scalar, or after an array of scalars. */
function valueEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== OPEN) return scalarEnd(text, at)
  let end = skip(text, at + 1)
  if (text.charCodeAt(end) === CLOSE) return end + 1
  for (;;) {
    const next = scalarEnd(text, end)
    end = next < 0 ? -1 : skip(text, next)
    if (text.charCodeAt(end) === CLOSE) return end + 1
    if (text.charCodeAt(end) !== COMMA) return -1
    end = skip(text, end + 1)
  }
}

const scalarEnd = (text: string, at: number): number =>
  text.charCodeAt(at) === QUOTE ? stringEnd(text, at + 1) : at < 0 ? -1 : atomEnd(text, at)
