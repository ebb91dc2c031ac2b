import type { Severities } from './config.js'

/** Levels that are not those of the catalog: servers refuse a byte order mark, but most that reads files for them drops it. */
export const defaultSeverities: Severities = { 'text-byte-order-mark': 'warning' }
