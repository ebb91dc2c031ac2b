#!/usr/bin/env node
import { loadProgram } from './cli/start/load-program.js'

const { main, processStreams } = loadProgram()
main(process.argv.slice(2), processStreams()).then(code => {
  process.exitCode = code
})
