import type { Command } from 'commander'
import type { Streams } from '../streams.js'

export interface Run {
  /** The streams, with the colours that the arguments ask for. */
  world(): Streams
  /** Is told the exit code. */
  done(code: number): void
}

/** Adds a command with its options; what it does is loaded when it runs. */
export type DefineCommand = (root: Command, run: Run) => void
