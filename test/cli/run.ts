import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { main } from '../../src/cli/main.js'

export interface World {
  readonly stdin?: string | Uint8Array
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Whether both streams are a terminal, or only one of them. */
  readonly terminal?: boolean | 'stdout' | 'stderr'
  /** Milliseconds, for each time that the command looks at its clock. */
  readonly now?: () => number
}

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command in this process, in a world of its own. */
export async function run(args: readonly string[], world: World = {}): Promise<Outcome> {
  const { stdin = '', cwd = '/', env = {}, terminal = false, now = () => 0 } = world
  const written = { stdout: '', stderr: '' }
  const output = (name: keyof typeof written) => ({
    isTTY: terminal === true || terminal === name,
    write: async (text: string | Uint8Array) => {
      written[name] += typeof text === 'string' ? text : Buffer.from(text).toString()
      return true
    },
    failed: () => false,
  })
  const input = (async function* () {
    yield stdin
  })()
  const code = await main(args, { stdin: input, stdout: output('stdout'), stderr: output('stderr'), env, cwd, now })
  return { code, ...written }
}

/** A temporary folder with these files, gone after the test. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'image-patch-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), content)
  }
  return root
}

export const good = '[{"op":"replace","path":"/name","value":"web"}]\n'
/** One error: the op. */
export const bad = '[\n  {"op": "replce", "path": "/name", "value": "web"}\n]\n'
/** No base attribute: it hangs on the image. */
export const conditional = '[{"op":"remove","path":"/my_note"}]\n'
