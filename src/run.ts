import type { CompiledConstraint } from './checks/constraint.js'
import type { Findings } from './findings.js'
import type { Format } from './formats/format.js'
import type { Json } from './json.js'
import type { Op, RawOperation } from './operation.js'
import type { Change, Image } from './presence.js'
import type { Written } from './respelled.js'
import type { EndpointMeaning, Rules } from './rules.js'

export interface Late {
  readonly attribute: string
  readonly index: number
  /** Answers true when that refuses the body. */
  judge(): boolean
}

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
  readonly settings: readonly string[] | undefined
  readonly bases: Rules['bases']
  /** What the body has done to each attribute so far. */
  readonly changes: Map<string, Change>
  /** What the server looks at when the body is done, and only if the operation is the last one on its attribute by then. */
  readonly late: Late[]
  /** The attribute whose change has broken the image: the server fails as soon as it looks at it again. */
  broken:
    | {
        readonly attribute: string
        readonly pointer: string
        /** What now stands for the custom attributes: a name counts as one where it is part of that. undefined: all is broken. */
        readonly text: string | undefined
      }
    | undefined
  /** What a member has set the owner to; undefined: nothing yet. */
  given: { readonly to: Json; readonly sure: boolean } | undefined
  /** The members that are misspelt, by the index of their operation: it is judged with their right names. */
  written: Map<number, Written> | undefined
  /** The constraints in which a changed attribute takes part. */
  constraints: CompiledConstraint[] | undefined
}

/** Where the path of an operation stands in the body. */
export const pathPointer = (format: Format, { op }: RawOperation, index: number): string =>
  `/${index}/${format.pathMember(op)}`
