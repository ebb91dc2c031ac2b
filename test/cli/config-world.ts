import { type Configuration, type ConfigureOptions, configure, type Flags } from '../../src/cli/config/settings.js'
import type { Streams } from '../../src/cli/streams.js'
import { isTrouble } from '../../src/cli/trouble.js'

/** The streams of a run in a folder. */
export function quiet(cwd: string, say: (text: string) => void = () => {}, read: readonly string[] = []): Streams {
  const write = async (text: string): Promise<boolean> => {
    say(text)
    return true
  }
  const output = { isTTY: false, write, failed: () => false }
  const stdin = (async function* () {
    yield* read
  })()
  return { stdin, stdout: output, stderr: output, env: {}, cwd, now: () => 0 }
}

export const configured = (
  cwd: string,
  flags: Flags = {},
  config: ConfigureOptions['config'] = undefined,
): Promise<Configuration> => configure({ config, flags }, quiet(cwd))

/** What people are told of a config that cannot be used: the line of each fault, and the last line. */
export async function refusal(
  cwd: string,
  config?: ConfigureOptions['config'],
): Promise<{ readonly faults: readonly string[]; readonly why: string; readonly details: string }> {
  try {
    await configured(cwd, {}, config)
  } catch (error) {
    if (!isTrouble(error)) throw error
    const faults = error.details.split('\n').filter(line => /^\S+:\d+:\d+: /.test(line))
    return { faults, why: error.message, details: error.details }
  }
  throw new Error('the config was taken')
}
