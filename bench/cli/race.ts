import { ask, type Run, type Said, time } from './clock.js'
import type { Folder } from './files.js'
import type { Opinion } from './opinions.js'
import type { Tool } from './tools.js'

/** Whoever runs on a folder, and with which code it has to end. */
export interface Runner {
  readonly tool: Tool
  readonly code: number
  /** How many files it finds fault with; nothing for the floor. */
  readonly found?: number
}

/** The runs of every tool by its name, one for each round. */
export type Runs = ReadonlyMap<string, readonly Run[]>

/**
 * Asks every tool about the folder, which also warms the caches of the system. Answers a complaint instead when one has not
 * read every file, or one that knows the rules does not find exactly the faulty ones: their times could not be compared.
 */
export function runnersOf(tools: readonly Tool[], folder: Folder): readonly Runner[] | string {
  const runners: Runner[] = []
  for (const tool of tools) {
    const runner = runnerOf(tool, folder)
    if (typeof runner === 'string')
      return `Nothing is timed: asked about ${folder.files.length} file(s), ${tool.name} ${runner}`
    runners.push(runner)
  }
  return runners
}

function runnerOf(tool: Tool, folder: Folder): Runner | string {
  if (tool.report === undefined || tool.opinion === undefined) return { tool, code: 0 }
  const said = ask(tool.report(folder), folder.path)
  const opinion = readable(() => tool.opinion?.(said, folder))
  if (opinion === undefined) return `gave a report that cannot be read${complaintOf(said)}`
  const { read, faulty } = opinion
  if (read !== folder.files.length) return `read ${read}${complaintOf(said)}`
  const odd = [
    ...faulty.filter(file => !folder.faulty.has(file)),
    ...[...folder.faulty].filter(file => !faulty.includes(file)),
  ]
  if (tool.judges && odd.length > 0) return `takes ${odd.length} for what they are not: ${odd.slice(0, 5).join(', ')}`
  const code = faulty.length > 0 ? 1 : 0
  return said.code === code ? { tool, code, found: faulty.length } : `ended with ${said.code} and not with ${code}`
}

const complaintOf = ({ stderr }: Said): string => (stderr === '' ? '' : `, and said: ${stderr.slice(0, 1_000)}`)

/** Undefined for what is no JSON. */
function readable(opinion: () => Opinion | undefined): Opinion | undefined {
  try {
    return opinion()
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Rounds of all tools in turn, each time in another order: what else the machine does hits all of them alike. */
export function race(runners: readonly Runner[], folder: Folder, rounds: number): Runs {
  const runs = new Map(runners.map(({ tool }) => [tool.name, [] as Run[]]))
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < runners.length; turn++) {
      const runner = runners[(turn + round) % runners.length]
      if (runner === undefined) continue
      const { tool, code } = runner
      runs.get(tool.name)?.push(time(tool.command(folder), folder.path, code))
    }
  }
  return runs
}
