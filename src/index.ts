export type {
  CatalogEntry,
  Code,
  Diagnostic,
  DiagnosticOf,
  Params,
  Severity,
  Stage,
  Suggestion,
} from './diagnostic.js'
export { catalog, stages } from './diagnostic.js'
export type { Format, FormatId } from './formats/format.js'
export type { Json, JsonObject } from './json.js'
export type { Effect, Meaning, Op, Operation, Precondition, WireOperation } from './operation.js'
export type * from './ruleset.js'
