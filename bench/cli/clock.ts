import { spawnSync } from 'node:child_process'

/** What one process took, in milliseconds as the system counts them: on the clock, and of all processors together. */
export interface Run {
  readonly wall: number
  readonly cpu: number
}

/** Only what every tool needs: no settings of the one who runs the bench, nor of npm. */
const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: 'C' }

export type CommandLine = readonly [file: string, ...args: string[]]

/** The shell is small, and times what it starts to the millisecond: Node does not say what its children took. */
const timed = `TIMEFORMAT='%R %U %S'; time "$@" > /dev/null 2>&1`

/** Runs a command, its output thrown away. Throws when it ends with another code than it should: to fail is quick. */
export function time([file, ...args]: CommandLine, cwd: string, code: number): Run {
  const { status, stderr, error } = spawnSync('bash', ['-c', timed, 'bash', file, ...args], {
    cwd,
    env,
    encoding: 'utf8',
  })
  if (error !== undefined) throw new Error(`bash, which times the commands, cannot be run: ${error.message}`)
  const figures = /^([\d.]+) ([\d.]+) ([\d.]+)\n$/.exec(stderr)
  if (figures === null) throw new Error(`bash gave no times for ${file}: ${stderr}`)
  if (status !== code) throw new Error(`${[file, ...args].join(' ')} ended with ${status} and not with ${code}`)
  const [wall = 0, user = 0, system = 0] = figures.slice(1).map(seconds => Number(seconds) * 1_000)
  return { wall, cpu: user + system }
}

export interface Said {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command for what it says. Throws when it cannot be started. */
export function ask([file, ...args]: CommandLine, cwd: string): Said {
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
  })
  if (error !== undefined) throw new Error(`${file} cannot be run: ${error.message}`)
  return { code: status, stdout, stderr }
}
