#!/usr/bin/env node
import { loadProgram } from './cli/start/load-program.js'

const { main, processStreams } = loadProgram()
Promise.resolve()
  .then(() => main(process.argv.slice(2), processStreams()))
  .catch((error: Error) => {
    process.stderr.write(`image-patch: ${error.message}\n`)
    return 2
  })
  .then(code => {
    process.exitCode = code
  })
