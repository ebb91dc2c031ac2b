#!/usr/bin/env node
import { main } from './cli/main.js'
import { processStreams } from './cli/streams.js'

process.exitCode = await main(process.argv.slice(2), processStreams())
