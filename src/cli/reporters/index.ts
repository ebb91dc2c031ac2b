import type { MakeReporter } from './reporter.js'

/** The reporters, each loaded when it is asked for. */
export const reporters = {
  stylish: async () => (await import('./stylish.js')).stylish,
  compact: async () => (await import('./compact.js')).compact,
  json: async () => (await import('./json.js')).json,
  sarif: async () => (await import('./sarif.js')).sarif,
  github: async () => (await import('./github.js')).github,
  gitlab: async () => (await import('./gitlab.js')).gitlab,
  junit: async () => (await import('./junit.js')).junit,
} as const satisfies Record<string, () => Promise<MakeReporter>>

export type ReporterId = keyof typeof reporters
