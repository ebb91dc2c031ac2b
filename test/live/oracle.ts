import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Answer, Case } from './case.js'

/** A real Glance, in as many processes as wanted. */
export interface Oracle {
  ask(request: Case): Promise<Answer>
  close(): void
}

type Ask = Oracle['ask']

const python = process.env.PYTHON ?? '/usr/bin/python3'
const script = fileURLToPath(new URL('oracle.py', import.meta.url))

/** Requests on the same image go to the same process, which then has it ready. */
export function startOracle(workers: number): Oracle {
  const started = Array.from({ length: workers }, start)
  return {
    ask(request) {
      const hash = createHash('sha1').update(JSON.stringify(request.image)).digest().readUInt32BE(0)
      const worker = started[hash % workers]
      if (worker === undefined) throw new RangeError('at least one worker wanted')
      return worker.ask(request)
    },
    close: () => {
      for (const { close } of started) close()
    },
  }
}

/** One process. It answers in the order of the questions, a line for a line. */
function start(): Oracle {
  // Glance keeps tags in a set: a fixed seed makes the order repeatable in which they are saved.
  const child = spawn(python, [script], {
    env: { ...process.env, PYTHONHASHSEED: '0' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const waiting: { resolve(answer: Answer): void; reject(reason: Error): void }[] = []
  let complaints = ''
  let ended: Error | undefined
  const end = (reason: string): void => {
    ended = new Error(`the oracle ended: ${reason}\n${complaints}`)
    for (const { reject } of waiting.splice(0)) reject(ended)
  }
  child.stderr.setEncoding('utf8').on('data', text => {
    complaints = (complaints + text).slice(-2000)
  })
  child.stdin.on('error', () => {})
  child.on('error', error => end(error.message))
  child.on('close', code => end(`exit code ${code}`))
  createInterface({ input: child.stdout }).on('line', line => waiting.shift()?.resolve(JSON.parse(line)))
  const ask: Ask = request =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(ended)
      waiting.push({ resolve, reject })
      child.stdin.write(`${JSON.stringify(request)}\n`)
    })
  return { ask, close: () => child.stdin.end() }
}
