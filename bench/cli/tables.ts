import { median, ratio } from '../race.js'
import { table } from '../table.js'
import { atLeast, atMost, type Target } from '../target.js'
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

export function targetsOf(byFiles: ReadonlyMap<number, Runs>): readonly Target[] {
  const none: Runs = new Map()
  const one = byFiles.get(1) ?? none
  const many = byFiles.get(10_000) ?? none
  const as = (peer: string): number => ratio(times(many, peer, 'wall'), times(many, names.own, 'wall'))
  return [
    atMost('one file over node -e 0', 15, overFloor(one, 'wall'), 'ms'),
    atLeast('10,000 files as fast as Biome, a native binary', 1, as(names.biome)),
    atLeast('10,000 files as fast as ajv-cli', 3, as(names.ajv)),
  ]
}
