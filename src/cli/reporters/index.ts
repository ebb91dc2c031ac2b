import { json } from './json.js'
import type { MakeReporter } from './reporter.js'
import { text } from './text.js'

export const reporters = { text, json } as const satisfies Record<string, MakeReporter>
export type ReporterId = keyof typeof reporters
