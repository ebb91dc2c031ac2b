import { readFileSync } from 'node:fs'
import type { JsonObject } from '../../src/index.js'
import type { Case } from '../live/case.js'

/** A case and what a Glance answered to it; see README.md. */
export interface Recorded extends Case {
  readonly id: string
  /** The behaviour that it shows. */
  readonly row: string
  readonly expect: {
    readonly status: number
    readonly error?: string
    /** The attributes that changed; null where the body was refused. */
    readonly after: JsonObject | null
    readonly removed?: readonly string[]
  }
}

export const recorded: readonly Recorded[] = readFileSync(new URL('glance.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))
