import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What was there after a run of --fix that was killed, and after the next one. */
export interface Killed {
  /** Files that were as before, and as a run to the end leaves them. */
  readonly old: number
  readonly fixed: number
  /** The names of files that were neither. */
  readonly broken: readonly string[]
  /** How many temporary files the killed run has left. */
  readonly left: number
  /** What is not as it should be after the next run. */
  readonly wrong: readonly string[]
}

/** Bodies with a finding each; every tenth file is NDJSON, whose fix takes longer. */
const contentOf = (index: number, value: string): string => {
  const body = `[{"op":"add","path":"/note_${index}","value":"x"},{"op":"add","path":"/__support_kvm","value":${value}}]\n`
  return index % 10 === 0 ? body.repeat(300) : body
}

const nameOf = (index: number): string => join(`${index % 7}`, `${index}.${index % 10 === 0 ? 'nd' : ''}json`)

/**
 * Kills runs of --fix over so many files of a folder, each after a share of the time that one takes, from 0 to 1, which `share`
 * tells; every other one has two threads. `cli` is the built command.
 */
export async function* killing(
  {
    cli,
    cwd,
    files,
    times,
  }: { readonly cli: string; readonly cwd: string; readonly files: number; readonly times: number },
  share: () => number,
): AsyncGenerator<Killed> {
  const fix = (threads: number, after?: number): Promise<number | null> =>
    runFor([cli, 'lint', '--fix', '--quiet', '--concurrency', `${threads}`, '.'], cwd, after)
  const indices = Array.from({ length: files }, (_, index) => index)
  for (let each = 0; each < 7; each++) mkdirSync(join(cwd, `${each}`), { recursive: true })
  const restore = (): void => {
    for (const index of indices) writeFileSync(join(cwd, nameOf(index)), contentOf(index, 'true'))
  }
  const is = (index: number, value: string): boolean =>
    readFileSync(join(cwd, nameOf(index)), 'utf8') === contentOf(index, value)
  const namesThat = (wanted: (index: number) => boolean): string[] => indices.filter(wanted).map(nameOf)
  const strays = (): readonly string[] =>
    readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter(name => name.includes('.image-patch-'))

  restore()
  const start = performance.now()
  await fix(1)
  const whole = performance.now() - start
  for (let time = 0; time < times; time++) {
    restore()
    await fix(1 + (time % 2), share() * whole)
    const fixed = indices.filter(index => is(index, '"true"')).length
    const broken = namesThat(index => !is(index, '"true"') && !is(index, 'true'))
    const left = strays().length
    const code = await fix(1)
    const wrong = [
      ...namesThat(index => !is(index, '"true"')),
      ...strays(),
      ...(code === 0 ? [] : [`exit code ${code}`]),
    ]
    yield { old: files - fixed - broken.length, fixed, broken, left, wrong }
  }
}

/** Runs Node until it ends, or is killed after so many milliseconds. Answers the exit code; null: it was killed. */
const runFor = (args: readonly string[], cwd: string, after?: number): Promise<number | null> =>
  new Promise(resolve => {
    const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' })
    const timer = after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), after)
    child.on('exit', code => {
      clearTimeout(timer)
      resolve(code)
    })
  })
