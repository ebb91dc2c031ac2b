import type { Json } from './json.js'
import type { Op } from './operation.js'
import type { Answer, End } from './ruleset.js'
import type { Stage } from './stage.js'

export type Severity = 'error' | 'warning' | 'info'

/** What the catalog knows of a code. `status` is Glance's answer; undefined where the server does not refuse. */
export interface CatalogEntry<P = unknown> {
  readonly severity: Severity
  readonly stage: Stage
  readonly status?: number
  /** Carries the parameter type; never there at run time. */
  readonly params?: P
}

const error = <P>(stage: Stage, status?: number): CatalogEntry<P> => ({
  severity: 'error',
  stage,
  ...(status === undefined ? {} : { status }),
})
const warning = <P>(stage: Stage): CatalogEntry<P> => ({ severity: 'warning', stage })
const info = <P>(stage: Stage): CatalogEntry<P> => ({ severity: 'info', stage })

/**
 * Why there is no honest equivalent: nothing tells which of two (`undecided`), only another role may (`role`), the format has
 * no such op (`no-op`), no such value (`null`, `object`, a `number` that JavaScript cannot keep), no name for the attribute
 * (`name`) or for what is in it (`nested`), or the server takes the op of a `part` only; it hangs on an image that is not given
 * (`image`) or wants `openstack-image-patch/json-patch` (`entry`); its `test` fails, or there is no such `target` in the image.
 */
type Untranslatable =
  | 'undecided'
  | 'role'
  | 'no-op'
  | 'null'
  | 'object'
  | 'number'
  | 'name'
  | 'nested'
  | 'part'
  | 'image'
  | 'entry'
  | 'test'
  | 'target'

type Place = { offset: number; line: number; column: number }

/** Every code, with its severity, stage, status and parameters; its words are in `words.ts`. Codes are part of the API. */
export const catalog = {
  'media-type-unsupported': error<{ found: string; supported: readonly string[] }>('media-type', 415),

  'text-encoding': error<{ encoding: 'UTF-16' | 'unknown'; offset: number }>('text', 400),
  'text-byte-order-mark': error<Record<never, never>>('text', 400),
  'text-malformed': error<Place & { reason: string }>('text', 400),
  'member-duplicate': warning<{ member: string; count: number }>('text'),

  'body-empty': error<Record<never, never>>('body', 400),
  'body-unreadable': error<Record<never, never>>('body', 400),
  'body-not-array': error<{ found: string; encoded: boolean; operation: boolean }>('body', 400),
  'body-not-object': error<{ found: string }>('body', 400),
  'body-without-operations': warning<Record<never, never>>('body'),
  'format-mismatch': error<{ found: string; expected: readonly string[]; mediaType?: string }>('operation', 400),

  'operation-not-object': error<{ found: string }>('operation', 400),
  'operation-format-mismatch': error<{ found: string; expected: string }>('operation', 400),
  'op-missing': error<{ allowed: readonly string[]; format: string; similar?: string }>('operation', 400),
  'op-unknown': error<{ op: string; allowed: readonly string[]; similar?: string }>('operation', 400),
  'op-ambiguous': error<{ members: readonly string[] }>('operation', 400),
  'path-missing': error<{ op: string; member?: string; similar?: string }>('operation', 400),
  'path-not-string': error<{ found: string }>('operation', 500),
  'path-syntax': error<{ path: string; fault: 'slash' | 'escape' | 'empty' | 'adjacent' | 'trailing' }>(
    'operation',
    400,
  ),
  'path-unusual': warning<{ path: string; read: string }>('operation'),
  'path-depth': error<{
    path: string
    attribute: string
    depth: number
    wants: number
    advice?: string
    closed?: true
  }>('operation', 400),
  'value-missing': error<{ op: string; similar?: string }>('operation', 400),
  'value-ignored': info<{ op: Op }>('operation'),
  'member-ignored': warning<{ member: string }>('operation'),

  'attribute-read-only': error<{ attribute: string; advice?: string }>('operation', 403),
  'attribute-reserved': error<{ attribute: string; prefix: string }>('operation', 403),
  'attribute-unknown': error<{ attribute: string; similar?: string; closed?: true }>('operation', 400),
  'attribute-similar': warning<{ attribute: string; similar: string; closed?: true }>('operation'),
  'attribute-name': error<{ attribute: string; wants: string; similar?: string; closed?: true }>('operation', 400),
  'attribute-advice': warning<{ attribute: string; advice: string }>('operation'),
  'attribute-not-settable': error<{ attribute: string; advice?: string }>('apply', 403),
  'attribute-not-removable': error<{ attribute: string; advice?: string; neutral?: Json }>('apply', 403),

  'value-type': error<{ attribute: string; wants: readonly string[]; found: string }>('operation', 400),
  'value-not-allowed': error<{
    attribute: string
    allowed?: readonly Json[]
    found: string
    wants?: string
    similar?: string
  }>('operation', 400),
  'value-length': error<{
    attribute: string
    minimum?: number
    maximum?: number
    found: number
    unit: 'characters' | 'items'
  }>('operation', 400),
  'value-pattern': error<{ attribute: string; wants: string }>('operation', 400),
  'value-range': error<{ attribute: string; minimum?: number; maximum?: number; found: number }>('operation', 400),
  'value-members': error<{ attribute: string; missing?: string; unknown?: string }>('operation', 400),

  'image-missing': error<Record<never, never>>('lookup', 404),
  'image-status': error<{ status: string; wants: readonly string[]; attribute?: string }>('apply', 403),
  'role-required': error<{ role: string; attribute: string; value?: Json }>('apply', 403),
  'setting-required': error<{ setting: string; attribute: string }>('apply', 403),
  'image-not-owned': error<{ attribute: string }>('apply', 403),
  'image-given-away': warning<{ attribute: string; to: Json; sure: boolean }>('apply'),
  'server-fails': error<{ attribute: string }>('apply', 500),
  'value-fixed': error<{ attribute: string; same: string }>('apply', 403),
  'attribute-absent': error<{ attribute: string; op: Op; removed: boolean }>('apply', 409),
  'attribute-present': error<{ attribute: string; op: Op; base: boolean }>('apply', 409),
  'add-disputed': warning<{ attribute: string }>('apply'),

  'quota-exceeded': error<{ found: number; limit: number }>('quota', 413),
  'constraint-excludes': error<{ attribute: End; others: readonly End[]; closed?: readonly string[] }>('save', 400),
  'constraint-requires': error<{ attribute: End; others: readonly End[]; closed?: readonly string[] }>('save', 400),
  'constraint-at-most': warning<{
    attribute: string
    other: string
    found: number
    limit: number
    closed?: readonly string[]
  }>('save'),

  'body-kept-in-part': warning<{ attribute: string }>('tags'),

  'precondition-dropped': warning<{ attribute: string; op: string; to: string; precondition: 'present' | 'absent' }>(
    'translate',
  ),
  'precondition-added': warning<{ attribute: string; op: string; to: string; precondition: 'present' | 'absent' }>(
    'translate',
  ),
  'operation-unsaid': warning<{ attribute: string; op: string; to: string }>('translate'),
  'operation-untranslatable': error<{ attribute: string; op: string; to?: string; reason: Untranslatable }>(
    'translate',
  ),
  'value-respelled': info<{ attribute: string; from: Json; to: Json }>('translate'),
  'attribute-left-out': warning<{ attribute: string; cause: string; advice?: string }>('translate'),
  'attribute-reset': warning<{ attribute: string; neutral: Json }>('translate'),
} as const satisfies Record<string, CatalogEntry>

type Catalog = typeof catalog
export type Code = keyof Catalog

/** The parameters of a code: plain JSON facts, from which the words are made. */
export type Params<C extends Code> = Catalog[C] extends CatalogEntry<infer P> ? Readonly<P> : never

/**
 * A change to the body that would cure the finding: with `replacement` what is at the pointer becomes that value, with `member`
 * the member there is called so, and with neither it is taken away.
 */
export interface Suggestion {
  /** RFC 6901, into the patch document. */
  readonly pointer: string
  readonly replacement?: Json
  /** The name that the member should have. */
  readonly member?: string
  /** Whether there is exactly one sensible cure, so that a program may take it without asking. */
  readonly safe: boolean
}

export interface DiagnosticOf<C extends Code> {
  readonly code: C
  readonly severity: Severity
  /** RFC 6901, into the patch document: `"/3/value"`. A member that is missing is reported at its operation. */
  readonly pointer: string
  readonly params: Params<C>
  /** What the server answers to this; only on errors. */
  readonly server?: Answer
  readonly suggestion?: Suggestion
}

/** One finding, as plain data; `describe` makes the sentence. Narrow by `code` to type `params`. */
export type Diagnostic = { [C in Code]: DiagnosticOf<C> }[Code]

/** A diagnostic before the ruleset has said how the server answers. */
export type Finding = {
  [C in Code]: {
    readonly code: C
    readonly pointer: string
    readonly params: Params<C>
    readonly severity?: Severity
    /** Without it: that of the code. */
    readonly stage?: Stage
    readonly answer?: Answer
    readonly suggestion?: Suggestion
  }
}[Code]
