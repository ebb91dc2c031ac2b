import { posix } from 'node:path'
import type { Fault } from '../../config/fault.js'

/**
 * How a baseline calls a file: by the shortest way from its folder. Steps up come first, and no step is empty or leads nowhere:
 * nothing is ever found by another name.
 */
export const fileName = /^(?:\.\.\/)*(?!\.{1,2}(?:\/|$))[^/]+(?:\/(?!\.{1,2}(?:\/|$))[^/]+)*$/

/** What is wrong with a name of a file in a baseline, by the pointer to it. */
export function fileNameFaults(name: string, pointer: string): readonly Fault[] {
  if (fileName.test(name)) return []
  const shortest = posix.normalize(name).replace(/\/$/, '')
  const wanted = fileName.test(shortest) ? JSON.stringify(shortest) : 'as "patches/web.json" is'
  return [{ pointer, key: true, message: `must be the shortest way from the folder of the baseline: ${wanted}` }]
}
