import { expect, test } from 'vitest'
import { bad, folder, good, run } from './run.js'

const many = Object.fromEntries(
  Array.from({ length: 1200 }, (_, index) => [`${1000 + index}.json`, index === 3 ? bad : good]),
)

/** A clock on which every look takes so many milliseconds. */
const ticking = (step: number): (() => number) => {
  let time = 0
  return () => (time += step)
}

test('a run that lasts says on the terminal how far it is, and takes the line away', async () => {
  const { stderr, stdout } = await run(['lint', '.'], { cwd: folder(many), terminal: true, now: ticking(1) })
  const shown = stderr.split('\r\u001b[K')
  expect([shown[0], shown.at(-1)]).toEqual(['', ''])
  const lines = shown.slice(1, -1)
  expect(lines.length).toBeGreaterThan(1)
  for (const line of lines) expect(line).toMatch(/^(?:1,)?\d{1,3} of 1,200 files, 1 finding$/)
  const done = lines.map(line => Number.parseInt(line.replace(',', ''), 10))
  expect(done).toEqual([...new Set(done)].sort((a, b) => a - b))
  expect(stdout).not.toContain('\r')
})

test.each<[string, string[], Parameters<typeof run>[1]]>([
  ['into a pipe', [], { terminal: false, now: ticking(10) }],
  ['where only the report is on a terminal', [], { terminal: 'stdout', now: ticking(10) }],
  ['with --quiet', ['--quiet'], { terminal: true, now: ticking(10) }],
  ['within a second', [], { terminal: true, now: ticking(0.5) }],
])('says nothing %s', async (_, args, world) => {
  const { stderr } = await run(['lint', ...args, '.'], { cwd: folder(many), ...world })
  expect(stderr).toBe('')
})
