import type { Code, Severity } from './diagnostic.js'
import type { FormatId } from './formats/format.js'
import type { Json, JsonPrimitive, JsonType } from './json.js'
import type { Effect, Op, Precondition } from './operation.js'
import type { RuleStage } from './stage.js'

/**
 * Where a fact is written: a document of `rulesets/documents.ts` and the place in it, as `"003 5.1.2 Table 5-4"`. The
 * first word names the document.
 */
export type Source = string

/** What a server answers: the HTTP status, and the error code where it has one. `presumed`: a reading, not recorded. */
export interface Answer {
  readonly status: number
  readonly code?: string
  readonly presumed?: true
}

/** Answers of an endpoint where they are not those of the catalog, by diagnostic code. */
export type Answers = { readonly [C in Code]?: Answer }

/** A rule inside a value rule, for an item or a member: severity, stage and answer are those of the whole. */
export type InnerRule = Omit<ValueRule, 'severity' | 'stage' | 'answer'>

/**
 * One rule for a value, in the keywords of JSON Schema (2020-12, Validation 6). Every keyword but `type`, `enum` and
 * `not` lets values of other types pass. Lengths count code points. An attribute has a list of them, so that each can
 * have a severity and an answer of its own; a value that fails a `type` or `not` at severity error is judged no further.
 */
export interface ValueRule {
  readonly type?: JsonType | readonly JsonType[]
  readonly enum?: readonly JsonPrimitive[]
  readonly not?: { readonly enum: readonly JsonPrimitive[] }
  readonly minLength?: number
  readonly maxLength?: number
  /** A regular expression, matched anywhere in the string, with the `u` flag. */
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
  readonly items?: InnerRule
  readonly required?: readonly string[]
  readonly properties?: { readonly [member: string]: InnerRule }
  /** false: no other members than those of `properties`. */
  readonly additionalProperties?: false
  /** What is wanted, as a phrase that completes "wants …"; without it the words come from the keywords. */
  readonly description?: string
  /** Without it: error. */
  readonly severity?: Severity
  /** Where the server looks at the value; without it: with the operation. From `quota` on, only what the body leaves counts. */
  readonly stage?: RuleStage
  readonly answer?: Answer
  /** The contradiction of the documents that this rule decides, and the reading it takes. */
  readonly reading?: string
  readonly sources?: readonly Source[]
}

/** What exempts from a demand: one of these is enough. */
export interface Exemption {
  /** The operation sets one of these values. */
  readonly values?: readonly JsonPrimitive[]
  /** It sets the value that this attribute of the image has before the body. */
  readonly same?: string
  /** The body leaves an image whose attribute has one of these values. */
  readonly image?: { readonly attribute: string; readonly values: readonly JsonPrimitive[] }
}

/**
 * A demand on the image, the caller or the deployment: it must have one of the statuses, the role and the setting that are
 * given. `value` and `precondition` say for which operations it is made.
 */
export interface Demand {
  /** The image must have one of these statuses. */
  readonly status?: readonly string[]
  /** The caller must have this role. */
  readonly role?: 'admin'
  /** The deployment must have switched this on: the `settings` of the ruleset list it. */
  readonly setting?: string
  /** With none of the three: only what is exempt may be done. */
  readonly unless?: Exemption
  /** Only when the operation sets this value. */
  readonly value?: JsonPrimitive
  /** Only for operations with this precondition. */
  readonly precondition?: Precondition
  /** Judged before the server asks whether the attribute exists; without it, after. */
  readonly before?: 'existence'
  /** Judged then; without it as each operation is applied. From `quota` on, only the last operation on an attribute counts. */
  readonly stage?: RuleStage
  readonly answer?: Answer
  readonly reading?: string
  readonly sources?: readonly Source[]
}

export interface AttributeRule {
  /** What the attribute is, in a few words; editors show it. */
  readonly title?: string
  /** What a body may do to it; empty: read-only. */
  readonly effects: readonly Effect['kind'][]
  /** A base attribute: exists on every image. */
  readonly presence?: 'always'
  /** The value of a base attribute where a given image does not list it; without it: null. */
  readonly default?: Json
  readonly value?: readonly ValueRule[]
  /** What to do instead, as a sentence; on an attribute that may be edited it makes every operation on it a warning. */
  readonly advice?: string
  readonly demands?: readonly Demand[]
  /** How many reference tokens lead to what an op changes, where that is not one: `/locations/0` has two. */
  readonly depth?: { readonly [O in Op]?: number }
  /**
   * How the server keeps what is set: an array as a set, the empty string as null, nothing at all, or so that it fails when it
   * next looks at the image, or at its custom attributes. `overshadowed`: what GET shows under this name need not be it.
   */
  readonly stored?: 'as-set' | 'empty-as-null' | 'not-at-all' | 'overshadowed' | 'breaks-image' | 'breaks-attributes'
  /** Other spellings that documents print by mistake; each answers "did you mean". */
  readonly aliases?: readonly string[]
  readonly answers?: Answers
  /** The contradiction of the documents that this rule decides, and the reading it takes. */
  readonly reading?: string
  readonly sources?: readonly Source[]
}

/** The rule for attributes that the ruleset does not list by name. */
export interface CustomRule {
  readonly title?: string
  readonly effects: readonly Effect['kind'][]
  readonly value?: readonly ValueRule[]
  /** Rules for the name itself; those with a stage are judged when the body is done. */
  readonly name?: readonly ValueRule[]
  /** Names that begin so belong to the server. */
  readonly reserved?: readonly {
    readonly prefix: string
    readonly answer?: Answer
    readonly sources?: readonly Source[]
  }[]
  readonly reading?: string
  readonly sources?: readonly Source[]
}

/** One end of a constraint: the attribute is there, or is there with this value. */
export type End = string | { readonly attribute: string; readonly equals: JsonPrimitive }

interface ConstraintBase {
  readonly attribute: End
  readonly others: readonly End[]
  /** Without it: error. */
  readonly severity?: Severity
  readonly answer?: Answer
  readonly reading?: string
  readonly sources?: readonly Source[]
}

/**
 * A rule about several attributes, judged on the image that the whole body leaves behind.
 *
 * - `excludes`: none of the others may be there together with the attribute. `off` is a value with which an end counts as
 *   switched off: the conflict is then a warning.
 * - `requires`: all of the others must be there when the attribute is.
 * - `atMost`: the number in the attribute must not be above that in any of the others (numbers, or strings of digits; 0
 *   is no limit); always a warning, since a condition on it could not be told in a report.
 */
export type Constraint =
  | (ConstraintBase & { readonly kind: 'excludes'; readonly off?: JsonPrimitive })
  | (ConstraintBase & { readonly kind: 'requires' })
  | (ConstraintBase & { readonly kind: 'atMost'; readonly severity: 'warning' | 'info' })

/** How a server reads the paths of a body, where it is not as RFC 6901 says. */
export interface PathReading {
  /** `//name` is `/name`; other empty parts are an error. */
  readonly leadingSlashes?: 'dropped'
  /** White space around a reference token does not count, once escapes are decoded: what Python takes for white space. */
  readonly whiteSpace?: 'trimmed'
  readonly sources?: readonly Source[]
}

/** The rules of one endpoint, as plain JSON data: a built-in one and a user's file are the same thing. */
export interface Ruleset {
  /** In a file: where the JSON Schema of rulesets is, for editors. */
  readonly $schema?: string
  readonly id: string
  readonly title?: string
  /** As `"PATCH /v2/images/{image_id}"`. */
  readonly endpoint?: string
  /** The media types that the endpoint takes, each with the format that it chooses; none where it creates images. */
  readonly mediaTypes: { readonly [mediaType: string]: FormatId }
  /** The endpoint creates images: its body is the image itself, sent with one of these media types. */
  readonly creates?: { readonly mediaTypes: readonly string[]; readonly sources?: readonly Source[] }
  /** Where an op means something else here than the format's table says. */
  readonly meanings?: {
    readonly [F in FormatId]?: {
      readonly [O in Op]?: {
        readonly precondition: Precondition
        readonly reading?: string
        readonly sources?: readonly Source[]
      }
    }
  }
  readonly paths?: PathReading
  /** What the deployment has switched on, of what demands ask for. */
  readonly settings?: readonly string[]
  readonly attributes: { readonly [attribute: string]: AttributeRule }
  /** Without it, an attribute that is not listed is unknown, and an error. */
  readonly otherwise?: CustomRule
  readonly constraints: readonly Constraint[]
  /** The attribute that says whose the image is: once a member's body has changed it, its later operations are refused. */
  readonly ownership?: { readonly attribute: string; readonly sources?: readonly Source[] }
  /** How many custom attributes an image may have when the body is done; an image that had more may keep them. */
  readonly quota?: { readonly attributes: number; readonly sources?: readonly Source[] }
  /** Demands of the endpoint, whatever the body. */
  readonly demands?: readonly Demand[]
  readonly answers?: Answers
  readonly sources?: readonly Source[]
}
