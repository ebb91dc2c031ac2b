import type { Finding } from '../diagnostic.js'
import type { JsonObject } from '../json.js'
import type { Operation } from '../operation.js'
import type { Known } from '../presence.js'

/** An operation that a body asks for, and what a message needs to say of it. */
export interface Step {
  readonly operation: Operation
  /** The name that the body has for it. */
  readonly op: string
  /** The path as it is to be written. */
  readonly path: string
  /** The element of the body that says it; of a member, the place among the others. */
  readonly index: number
  /** The value is not written in the body: it was worked out from what is known of the image. */
  readonly derived: boolean
}

/** Where a body says a step: RFC 6901, into the body. Without `value`, no place of it holds the value alone. */
export interface Place {
  readonly operation: string
  readonly path: string
  readonly value?: string
}

/** What is known of the image at one point of a body. */
export interface State {
  of(attribute: string): Known
  /** All of the image, where it is known. */
  image(): JsonObject | undefined
}

/** Reads a body in some shape, in its order: each step is told before the next is looked for, and so is what is wrong. */
export interface Source {
  read(
    body: unknown,
    state: State,
    tell: (step: Step) => void,
    complain: (finding: Finding, index: number) => void,
  ): void
  place(step: Step): Place
}

/** The place that each element of a body stands for, which was written of these steps. */
export const placesOf =
  (steps: readonly Step[], source: Source): ((index: number) => Place | undefined) =>
  index => {
    const step = steps[index]
    return step === undefined ? undefined : source.place(step)
  }
