import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** How the reports that are JSON or XML begin, and one that nothing was written to yet. */
const beginnings = /^$|^\{"files":\[|^\{"version":"2\.1\.0"|^\[\n(?:\]|\{"description")|^<\?xml /

/**
 * Whether a file may be what an earlier run has reported, which the next one writes again; it is not there, or begins so. To
 * look into a pipe would be to wait for this very run.
 */
export function mayBeReport(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return true
    const file = openSync(path, 'r')
    try {
      const start = Buffer.alloc(40)
      return beginnings.test(start.subarray(0, readSync(file, start)).toString('latin1'))
    } finally {
      closeSync(file)
    }
  } catch {
    return true
  }
}
