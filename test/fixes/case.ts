import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import { type Fixed, fixText } from '../../src/fix.js'
import { type Context, compile, type Ruleset, rulesets } from '../../src/index.js'

/**
 * The cases are bodies as somebody wrote them (`NAME.before.json`), each with what safe fixes make of it (`.safe.json`), and
 * what all fixes do (`.unsafe.json`); a file that is not there says that nothing (more) is changed. The folder's
 * `request.json` has the ruleset and the context.
 */
const folder = fileURLToPath(new URL('.', import.meta.url))

export const cases: readonly string[] = globSync('*/*.before.json', { cwd: folder })
  .map(file => file.replace('.before.json', ''))
  .sort()

interface Request {
  /** The id of a built-in one, or one of its own. */
  readonly ruleset: keyof typeof rulesets | Ruleset
  readonly context: Context
}

const requestOf = (name: string): Request =>
  JSON.parse(readFileSync(`${folder}${name.split('/')[0] ?? ''}/request.json`, 'utf8'))

export const bytesOf = (name: string): Uint8Array => readFileSync(`${folder}${name}.before.json`)

export const afterOf = (name: string, kind: 'safe' | 'unsafe'): string => `${folder}${name}.${kind}.json`

/** What `fixText` makes of a case, or of another text that comes with the same request. */
export function fixed(name: string, unsafe: boolean, text: string | Uint8Array = bytesOf(name)): Fixed {
  const { ruleset, context } = requestOf(name)
  const rules = typeof ruleset === 'string' ? rulesets[ruleset] : ruleset
  return fixText(text, { validator: compile(rules), context, unsafe })
}
