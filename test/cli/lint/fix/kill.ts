import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildInto } from '../../build.js'
import { killing } from './killing.js'

// npm run test:kill -- [--times 50] [--files 1000]: kills --fix at random moments, and looks at what is there then.
const { values } = parseArgs({
  options: { times: { type: 'string', default: '50' }, files: { type: 'string', default: '1000' } },
})
const [times, files] = [Number(values.times), Number(values.files)]
if (!Number.isInteger(times) || !Number.isInteger(files)) throw new TypeError('--times and --files are whole numbers')

const root = mkdtempSync(join(tmpdir(), 'image-patch-kill-'))
try {
  const [dist, cwd] = [join(root, 'dist'), join(root, 'files')]
  for (const folder of [dist, cwd]) mkdirSync(folder)
  const cli = await buildInto(dist)
  let [faults, left, halfway] = [0, 0, 0]
  for await (const killed of killing({ cli, cwd, files, times }, Math.random)) {
    faults += killed.broken.length + killed.wrong.length
    left += killed.left
    halfway += killed.old > 0 && killed.fixed > 0 ? 1 : 0
    const names = [...killed.broken, ...killed.wrong].slice(0, 5).join(', ')
    console.log(
      `${killed.old} old, ${killed.fixed} fixed, ${killed.left} temporary${names === '' ? '' : `; wrong: ${names}`}`,
    )
  }
  console.log(
    `killed ${times} times over ${files} files, ${halfway} times midway: ${left} temporary files left, and gone after the next run; ${faults} faults`,
  )
  process.exitCode = faults === 0 ? 0 : 1
} finally {
  rmSync(root, { recursive: true, force: true })
}
