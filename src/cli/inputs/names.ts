import { sep } from 'node:path'

/** By UTF-16 units: the same order on every machine, whatever its language. */
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0

/** The way from a folder down to a path, with slashes; '' for the folder itself, undefined for what is not in it. Both are absolute. */
export function below(folder: string, path: string): string | undefined {
  if (path === folder) return ''
  const prefix = folder.endsWith(sep) ? folder : folder + sep
  return path.startsWith(prefix) ? slashed(path.slice(prefix.length)) : undefined
}

/** Relative to the working folder, with slashes, as an editor or a terminal can follow it; absolute when it is outside. */
export const shown = (path: string, cwd: string): string => below(cwd, path) || slashed(path)

const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'))

/**
 * An argument as a pattern. Where "\" separates folders, as in Windows, it does so in patterns too, since shells there
 * complete names with it; what it would escape is then written as "[[]". Everywhere else it escapes.
 */
export const patternOf = (argument: string, separator: string = sep): string =>
  separator === '\\' ? argument.replaceAll('\\', '/') : argument

/** What "." of a regular expression does not match: "**" of a pattern would pass over folders with these in their names. */
const lineBreaks = '\n\r\u2028\u2029'
const standIns = '\ue00a\ue00d\ue028\ue029'

/** A name without line breaks, for the crawler. */
export const withoutBreaks = (name: string): string =>
  name.replace(/[\n\r\u2028\u2029]/g, character => standIns.charAt(lineBreaks.indexOf(character)))

/** A path with the line breaks that its names have. */
export const withBreaks = (path: string): string =>
  path.replace(/[\ue00a\ue00d\ue028\ue029]/g, character => lineBreaks.charAt(standIns.indexOf(character)))
