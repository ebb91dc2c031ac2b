import { statSync } from 'node:fs'
import { hasLines, type Task } from './judge-file.js'

/** How many bytes there are in files of NDJSON; what is no file has none, nor has what cannot be looked at. */
export const bytesOfLines = (tasks: readonly Task[]): number =>
  tasks.reduce((bytes, task) => (hasLines(task) ? bytes + sizeOf(task.input.path) : bytes), 0)

function sizeOf(path: string | undefined): number {
  try {
    return path === undefined ? 0 : statSync(path).size
  } catch {
    return 0
  }
}
