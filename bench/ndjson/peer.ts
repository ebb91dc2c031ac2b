import { createInterface } from 'node:readline'
import { ajvTuned } from '../peers/ajv-tuned.js'

/** What is written without this package: readline, JSON.parse, ajv with the tuned schema; a verdict for each line. */
const accepts = ajvTuned()
const enough = 65_536
let verdicts = ''

function judged(line: string): boolean {
  try {
    return accepts(JSON.parse(line))
  } catch {
    return false
  }
}

createInterface({ input: process.stdin })
  .on('line', line => {
    verdicts += judged(line) ? 'accepted\n' : 'refused\n'
    if (verdicts.length < enough) return
    process.stdout.write(verdicts)
    verdicts = ''
  })
  .on('close', () => process.stdout.write(verdicts))
