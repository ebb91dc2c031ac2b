import { median, ratio } from '../race.js'
import { table } from '../table.js'
import type { Run } from './clock.js'
import type { Folder } from './files.js'
import type { Runner, Runs } from './race.js'
import { names, type Tool } from './tools.js'

const whole = (number: number): string => Math.round(number).toLocaleString('en')

export function checksTable(tools: readonly Tool[]): string {
  const width = Math.max(...tools.map(({ name }) => name.length))
  return `What each of them checks\n${tools.map(({ name, checks }) => `${name.padEnd(width)}  ${checks}`).join('\n')}\n`
}

type Clock = keyof Run
const times = (runs: Runs, name: string, clock: Clock): number[] => (runs.get(name) ?? []).map(run => run[clock])

/** By how many milliseconds the command takes longer than Node alone: the median of the differences within the rounds. */
const overFloor = (runs: Runs, clock: Clock): number => {
  const floor = times(runs, names.floor, clock)
  return median(times(runs, names.own, clock).map((time, round) => time - (floor[round] ?? Number.NaN)))
}

export function timesTable({ files, faulty }: Folder, runners: readonly Runner[], runs: Runs): string {
  const rounds = runs.get(names.own)?.length ?? 0
  const own = times(runs, names.own, 'wall')
  const rows = runners.map(({ tool: { name }, found }) => {
    const wall = times(runs, name, 'wall')
    return [
      name,
      ...[median(wall), Math.min(...wall), Math.max(...wall), median(times(runs, name, 'cpu'))].map(whole),
      ratio(wall, own).toFixed(2),
      found === undefined ? '-' : whole(found),
    ]
  })
  const size =
    files.length === 1 ? 'One valid file' : `${whole(files.length)} files, ${whole(faulty.size)} of them faulty`
  return table(`${size}: milliseconds of a whole process (rounds: ${rounds})`, [
    ['', 'median', 'min', 'max', 'user+sys', 'of image-patch', 'files at fault'],
    ...rows,
  ])
}

/** The targets of the issue, in one line. */
export function targets(byFiles: ReadonlyMap<number, Runs>): string {
  const none: Runs = new Map()
  const one = byFiles.get(1) ?? none
  const over = overFloor(one, 'wall')
  const many = byFiles.get(10_000) ?? none
  const slower = ratio(times(many, names.own, 'wall'), times(many, names.ajv, 'wall'))
  const line = (words: string, value: string, met: boolean): string => `${words}: ${value} ${met ? 'met' : 'MISSED'}`
  return `Targets: ${[
    line(
      'one file within 25 ms of node -e 0',
      `${whole(over)} ms (user+sys ${whole(overFloor(one, 'cpu'))})`,
      over <= 25,
    ),
    line('10,000 files not slower than ajv-cli', `${slower.toFixed(2)} of its time`, slower <= 1),
  ].join('; ')}`
}
