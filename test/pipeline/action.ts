import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type Ended, shell } from '../cli/built.js'
import { folder } from '../cli/run.js'
import { root } from './recipes.js'
import { standIn } from './repository.js'

export interface Step {
  readonly run: string
  readonly shell: string
  readonly env: Readonly<Record<string, string>>
  readonly 'working-directory': string
}

export interface Action {
  readonly name: string
  readonly description: string
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

export const action: Action = parse(readFileSync(new URL('action.yml', root), 'utf8'))

export interface Ran extends Ended {
  readonly summary: string
  /** What npx was asked for: the package, and what the command was called with. */
  readonly asked: readonly string[]
}

/** Runs the action's step as GitHub does: inputs are put in place of their names, the script is a file for bash. */
export async function runAction(inputs: Readonly<Record<string, string>>, workspace: string): Promise<Ran> {
  const [step, ...more] = action.runs.steps
  if (step === undefined || more.length > 0) throw new Error('one step was expected')
  const filled = (text: string): string =>
    text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name) => inputs[name] ?? action.inputs[name]?.default ?? '')
  const env = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, filled(value)]))
  const place = folder({ 'script.sh': filled(step.run), summary: '', 'temp/x': '' })
  const npx = standIn()
  const github = {
    SCRIPT: join(place, 'script.sh'),
    RUNNER_TEMP: join(place, 'temp'),
    GITHUB_STEP_SUMMARY: join(place, 'summary'),
    GITHUB_ACTION_PATH: fileURLToPath(root),
    GITHUB_ACTIONS: 'true',
  }
  const ended = await shell(
    'bash --noprofile --norc -eo pipefail "$SCRIPT"',
    join(workspace, filled(step['working-directory'])),
    { ...npx.env, ...github, ...env },
  )
  return { ...ended, summary: readFileSync(join(place, 'summary'), 'utf8'), asked: npx.asked() }
}
