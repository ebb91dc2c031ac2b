import type { Streams } from '../streams.js'

/** How long a run lasts before it says how far it is, and how often it says that then, in milliseconds. */
const patience = 1000
const interval = 100

export interface Progress {
  /** So many files are done, and lines of NDJSON, with so many findings. */
  at(files: number, findings: number, lines?: number): Promise<void>
  /** Takes the line away, before something else is written to the terminal. */
  clear(): Promise<void>
}

const silent: Progress = { at: async () => undefined, clear: async () => undefined }

/** One line on the standard error of a terminal, once a run has lasted a second; none without a total. */
export function progress(total: number | undefined, { stderr, now }: Streams): Progress {
  if (total === undefined || !stderr.isTTY) return silent
  let due = now() + patience
  let shown = false
  return {
    async at(files, findings, lines = 0) {
      if (now() < due) return
      due = now() + interval
      shown = true
      const read = lines === 0 ? '' : `, ${number(lines)} line${lines === 1 ? '' : 's'}`
      const found = `${number(findings)} finding${findings === 1 ? '' : 's'}`
      const line = `${number(files)} of ${number(total)} files${read}, ${found}`
      await stderr.write(`\r\u001b[K${line}`)
    },
    async clear() {
      if (!shown) return
      shown = false
      await stderr.write('\r\u001b[K')
    },
  }
}

const number = (value: number): string => value.toLocaleString('en')
