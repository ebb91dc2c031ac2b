import type { Json } from './json.js'
import type { Pointer } from './pointer.js'

/** The name of an operation in a format. Both formats know these three, in this spelling only. */
export type Op = 'add' | 'replace' | 'remove'

/** What must be true of the target before the operation: `none` demands nothing. */
export type Precondition = 'absent' | 'present' | 'none'

export type Effect = { readonly kind: 'set'; readonly value: Json } | { readonly kind: 'unset' }

/** The normal form: a precondition and an effect on a target. It stores no op name, so it belongs to no format. */
export interface Operation {
  readonly target: Pointer
  readonly precondition: Precondition
  readonly effect: Effect
}

/** What an op means: one cell of a format's table. */
export interface Meaning {
  readonly precondition: Precondition
  readonly effect: Effect['kind']
}

/**
 * One element of a body as it is spelled, for writing: the path is a pointer. A `value` of undefined means that there is
 * none.
 */
export interface WireOperation {
  readonly op: Op
  readonly path: string
  readonly value: Json | undefined
}

/** The same as it is read: `path` and `value` come from strangers and may be anything. */
export interface RawOperation {
  readonly op: Op
  readonly path: unknown
  readonly value: unknown
}
