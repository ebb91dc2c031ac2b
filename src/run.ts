import type { CompiledConstraint } from './checks/constraint.js'
import type { Findings } from './findings.js'
import type { Format } from './formats/format.js'
import type { Op, RawOperation } from './operation.js'
import type { Change, Image } from './presence.js'
import type { EndpointMeaning, Rules } from './rules.js'

/** The judgement of one body in progress. */
export interface Run {
  readonly rules: Rules
  readonly format: Format
  /** What the ops mean in that format, at this endpoint. */
  readonly meanings: Readonly<Record<Op, EndpointMeaning>>
  readonly image: Image | undefined
  readonly role: 'member' | 'admin'
  /** Where the findings go; without one, the judgement may end at the first error. */
  readonly sink: Findings | undefined
  /** More than one operation: what the earlier ones did must be kept. */
  readonly several: boolean
  changes: Map<string, Change> | undefined
  /** The constraints in which a changed attribute takes part. */
  constraints: CompiledConstraint[] | undefined
}

/** Where the path of an operation stands in the body. */
export const pathPointer = (format: Format, { op }: RawOperation, index: number): string =>
  `/${index}/${format.pathMember(op)}`
