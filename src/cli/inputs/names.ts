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

/** What a folder stands for. */
export const folderPattern = '**/*.{json,ndjson,jsonl}'

/** How the file is called that lists known findings. */
export const baselineName = 'image-patch.baseline.json'

/** How a file is called while it is written: the process that does it, and something that makes it the only one. */
export const unfinishedName = /^\.image-patch-(\d{1,10})-[0-9a-f]{12}\.tmp$/

/** Whether a file, by its name, has a body in each of its lines. */
export const isNdjson = (name: string): boolean => /\.(?:ndjson|jsonl)$/i.test(name)

/** Relative to the working folder, with slashes, as an editor or a terminal can follow it; absolute when it is outside. */
export const shown = (path: string, cwd: string): string => below(cwd, path) || slashed(path)

const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'))

/**
 * An argument as a pattern. Where "\" separates folders, as in Windows, it does so in patterns too, since shells there
 * complete names with it; what it would escape is then written as "[[]". Everywhere else it escapes.
 */
export const patternOf = (argument: string, separator: string = sep): string =>
  separator === '\\' ? argument.replaceAll('\\', '/') : argument

/**
 * Names as the crawler sees them. What "." of a regular expression does not match, "**" would pass over; two names whose bytes
 * are no UTF-8 look alike. So a character that names hardly have says that the next one stands for another, itself included.
 */
const sign = '\ue000'
const hidden = `${sign}\n\r\u2028\u2029`
const standIns = '\ue000\ue001\ue002\ue003\ue004'
const broken = '\ue005'
const escapes = /\ue000([\ue000-\ue005])/g

/** A name for the crawler; with `isBroken` its bytes are no UTF-8, and nobody can ask for it. */
export const crawlerName = (name: string, isBroken = false): string =>
  (isBroken ? sign + broken : '') +
  name.replace(/[\ue000\n\r\u2028\u2029]/g, character => sign + standIns.charAt(hidden.indexOf(character)))

/** What the crawler was shown, as it is. */
export const trueName = (shown: string): string =>
  shown.replace(escapes, (_, standIn: string) => (standIn === broken ? '' : hidden.charAt(standIns.indexOf(standIn))))

export const isBroken = (shown: string): boolean =>
  shown.includes(sign) && [...shown.matchAll(escapes)].some(([, standIn]) => standIn === broken)
