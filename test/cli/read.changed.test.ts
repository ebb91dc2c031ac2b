import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { readInput } from '../../src/cli/inputs/read.js'
import { folder } from './run.js'

/** By how many bytes a file has grown between the look at its size and the reading. */
const grown: { by: number } = vi.hoisted(() => ({ by: 0 }))
vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>()
  const fstatSync = (file: number) => {
    const stats = fs.fstatSync(file)
    stats.size -= grown.by
    return stats
  }
  return { ...fs, fstatSync }
})

test.each([1, 5, -1, -5])('a file that grows by %i bytes while it is read is not judged by halves', async by => {
  const path = join(folder({ 'a.json': '[]'.repeat(10) }), 'a.json')
  const streams = { stdin: (async function* () {})() }
  expect(await readInput({ name: 'a.json', path }, streams)).toHaveLength(20)
  grown.by = by
  await expect(readInput({ name: 'a.json', path }, streams)).rejects.toMatchObject({
    name: 'Trouble',
    message: 'it has changed while it was read: try again',
  })
  grown.by = 0
})
