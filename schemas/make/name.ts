import { escapeToken } from '../../src/pointer.js'
import type { ValueRule } from '../../src/ruleset.js'
import { among, type JsonSchema, nothing } from './schema.js'

/** One reference token of a path (RFC 6901, 3): no "/" in it, and a "~" only before 0 or 1. */
const character = '(?:[^~/]|~[01])'

/** A path of one reference token: the paths of attributes. */
export const pathPattern = `^/${character}*$`

export const pathWords =
  'A path is "/" and the name of one attribute; in the name, "~" is written "~0" and "/" is written "~1" (RFC 6901).'

/** The path of an attribute. */
export const pathOf = (attribute: string): string => `/${escapeToken(attribute)}`

/** The pattern of the paths whose attribute begins so. */
export const prefixPattern = (prefix: string): string => beginning(pathOf(prefix))

/** The pattern of the texts that begin so. */
export const beginning = (prefix: string): string => `^${prefix.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`

/** What a rule for names says of paths. */
export function nameSchema({
  type,
  enum: allowed,
  not,
  pattern,
  minLength,
  maxLength,
}: ValueRule): readonly JsonSchema[] {
  const schemas: JsonSchema[] = []
  const names = (values: readonly unknown[]): string[] => values.filter(value => typeof value === 'string').map(pathOf)
  if (type !== undefined && ![type].flat().includes('string')) schemas.push(nothing)
  if (allowed !== undefined) schemas.push(among(names(allowed)))
  if (not !== undefined && names(not.enum).length > 0) schemas.push({ not: { enum: names(not.enum) } })
  if (pattern !== undefined) schemas.push({ pattern: escapedPattern(pattern) })
  if (minLength !== undefined || maxLength !== undefined)
    schemas.push({ pattern: `^/${character}{${minLength ?? 0},${maxLength ?? ''}}$` })
  return schemas
}

const piece =
  /\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})?|\\x..|\\c.|\\[pP]\{[^}]*\}|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?(?:<?[=!]|[^=!])|\{\d+(?:,\d*)?\}\??|[\s\S]/gu

/**
 * A pattern for names, as a pattern for their paths: what matches a character matches its escape, "~0" or "~1". Throws for
 * the few constructs that cannot be carried over.
 */
export function escapedPattern(pattern: string): string {
  const fail = (): never => {
    throw new Error(`schemas: the name pattern ${pattern} cannot be said of paths`)
  }
  const anchored = pattern.startsWith('^')
  let depth = 0
  const pieces = (pattern.slice(anchored ? 1 : 0).match(piece) ?? []).map(text => {
    if (text.startsWith('(')) depth++
    if (text === ')') depth--
    if (text === '^' || (text === '|' && depth === 0) || /^(?:\\[bBk1-9]|\(\?[^:=!])/.test(text)) fail()
    return /^(?:\(.*|[)|$*+?]|\{\d.*)$/s.test(text) ? text : escapedAtom(text)
  })
  return `^/${anchored ? '' : `${character}*?`}${pieces.join('')}`
}

function escapedAtom(atom: string): string {
  const expression = new RegExp(`^${atom}$`, 'u')
  const escapes = ['~', '/'].filter(each => expression.test(each)).map(escapeToken)
  return escapes.length === 0 ? atom : `(?:(?![~/])${atom}|${escapes.join('|')})`
}
