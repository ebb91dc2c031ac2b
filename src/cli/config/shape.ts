import { catalog } from '../../index.js'
import { type Check, isObject, kindOf, listOf, name, objectOf, oneOf, strangeMember, text } from './checks.js'
import { suggestion } from './suggestion.js'

/**
 * What is wrong with the shape of a config: all that can be said without looking at other files. Written by hand, since every
 * run reads its config and a schema compiler takes longer to load than a body to judge; `schemas/config.schema.json` says the
 * same.
 */
export const shapeFaults: Check = (value, pointer) => config(value, pointer)

const codes = Object.keys(catalog)
const level = oneOf(['off', 'info', 'warning', 'error'], { warn: 'warning', err: 'error', none: 'off', false: 'off' })

const fixed: ReadonlyMap<string, string> = new Map([
  ['input-unreadable', 'a file that cannot be read is never passed over'],
  ['baseline-unused', '--prune-baseline takes such entries out'],
])

const severities = objectOf(Object.fromEntries(codes.map(code => [code, level])), code => {
  const why = fixed.get(code)
  return why === undefined
    ? `no code "${code}"${suggestion(code, codes) || ': reports name the code of each finding in brackets'}`
    : `the level of "${code}" cannot be set: ${why}`
})

/** Whether an object is a ruleset is asked only when there is one. */
const ruleset: Check = (value, pointer) => {
  if (isObject(value)) return []
  if (typeof value === 'string') return name()(value, pointer)
  return [{ pointer, key: false, message: `must be a string or a ruleset, not ${kindOf(value)}` }]
}

const choices = { ruleset, mediaType: text, image: name(), role: oneOf(['member', 'admin']), severities }

/** What people write who know other linters. */
const meant = {
  rules: 'severities',
  severity: 'severities',
  levels: 'severities',
  include: 'files',
  includes: 'files',
  exclude: 'ignore',
  excludes: 'ignore',
  ignores: 'ignore',
  ignorePatterns: 'ignore',
}

/** More than this no engine of patterns need take. */
const longest = 1000
const tooLong = (pattern: string): string | undefined =>
  pattern.length > longest ? `must have at most ${longest} characters` : undefined

const glob = name(pattern => {
  if (pattern.startsWith('/'))
    return 'a pattern is relative to the folder of the config: take the slash at its start away'
  if (/^!(?!\()/.test(pattern))
    return 'a pattern cannot exclude: name what is meant, and let a later override say the rest'
  return tooLong(pattern)
})

const input = name(each => {
  if (each === '-') return 'standard input can only be named on the command line: name a file or folder'
  if (/^!(?!\()/.test(each)) return 'what is not to be judged stands in "ignore"'
  return tooLong(each)
})

/** Patterns of .gitignore are nothing elsewhere: what they cannot match would be ignored in silence, or not at all. */
const ignored = name(pattern =>
  /^\.{1,2}\//.test(pattern)
    ? 'a pattern speaks of what is in the folder of the config: take the dots at its start away, or move the config'
    : tooLong(pattern),
)

const override = withMembers({ files: listOf(glob, 1), ...choices }, ['files'])

const config = withMembers({
  $schema: text,
  files: listOf(input, 1),
  ignore: listOf(ignored),
  overrides: listOf(override),
  ...choices,
})

function withMembers(members: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  const names = Object.keys(members)
  const known = Object.fromEntries(Object.entries(meant).filter(([, member]) => names.includes(member)))
  return objectOf(members, strangeMember(names, known), required)
}
