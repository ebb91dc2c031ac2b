import { loadProgram } from './load-program.js'

/** What the pool calls in each of its threads. */
export const { judgeLoad, judgePart } = loadProgram()
