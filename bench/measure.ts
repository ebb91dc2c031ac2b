import { applying } from './apply.js'
import { compiling } from './compile.js'
import { differing } from './diff.js'
import { growth } from './growth.js'
import { judge } from './judge.js'
import type { Suite, SuiteName } from './suite.js'
import { text } from './text.js'
import { translating } from './translate.js'

const suites: Readonly<Record<SuiteName, Suite>> = {
  judge,
  text,
  translate: translating,
  apply: applying,
  diff: differing,
  growth,
  compile: compiling,
}

/** What `run.ts` bundles and starts for one suite; it gets what was measured, or why nothing was, as a message. */
const [name, options] = process.argv.slice(2)
try {
  process.send?.(suites[name as SuiteName](JSON.parse(options ?? '{}')))
} catch (error) {
  process.send?.(error)
}
