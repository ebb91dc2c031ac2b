import { fstatSync } from 'node:fs'
import { type Stoppable, untilStopped } from './stoppable.js'
import { reasonOf, trouble } from './trouble.js'

/** What the command sees of the world: everything that a test replaces. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array | string>
  /** The same for a run that answers as it reads; absent where nobody can stop it. */
  readonly untilStopped?: () => Stoppable
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Milliseconds that only grow. */
  readonly now: () => number
}

export interface Output {
  readonly isTTY: boolean
  /** Settles when more may be written: false once nobody reads any more, and all further text goes nowhere. */
  write(text: string | Uint8Array): Promise<boolean>
  /** Whether text was lost for another reason than that nobody reads it. */
  failed(): boolean
}

/** The streams of this process. Throws trouble where its working folder is gone. */
export const processStreams = (): Streams => ({
  // To look at it is to open it.
  get stdin() {
    return isFolder(0) ? noFile() : process.stdin
  },
  untilStopped,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  env: process.env,
  cwd: workingFolder(),
  // What `performance` is, Node loads when it is first asked for.
  now: () => Number(process.hrtime.bigint()) / 1e6,
})

/** Of a folder, Node's stream would say that it is empty. */
function isFolder(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory()
  } catch {
    return false
  }
}

const noFile = (): Streams['stdin'] => ({
  [Symbol.asyncIterator]: () => ({
    next: () => Promise.reject(Object.assign(new Error('a folder is no file'), { code: 'EISDIR' })),
  }),
})

function workingFolder(): string {
  try {
    return process.cwd()
  } catch (error) {
    throw trouble(`the working folder cannot be found: ${reasonOf(error)}`)
  }
}

/**
 * A reader that goes away (`| head`) is no fault of the run: EPIPE ends the writing and leaves the exit code as it is. Any
 * other failure, as of a full disk, must not pass for a complete report.
 */
function output(stream: NodeJS.WriteStream): Output {
  let open = true
  let failed = false
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!open) return
    open = false
    if (error.code === 'EPIPE') return
    failed = true
    process.stderr.write(`image-patch: cannot write: ${reasonOf(error)}\n`)
  })
  return {
    isTTY: stream.isTTY === true,
    write: text =>
      new Promise(resolve => {
        if (open) stream.write(text, error => resolve(open && !error))
        else resolve(false)
      }),
    failed: () => failed,
  }
}
