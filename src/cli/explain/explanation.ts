import type { Code, Image, PatchFormatId, Ruleset, rulesets, Severity, Source, Stage } from '../../index.js'

/** Codes of the command itself: no body has them. */
export type CommandCode = 'input-unreadable' | 'baseline-unused'
export type AnyCode = Code | CommandCode

interface Known {
  /** A built-in one, or one that is shown with the example. Without it: ims-cloudimages. */
  readonly ruleset?: keyof typeof rulesets | Ruleset
  /** null: there is no such image. */
  readonly image?: Image | null
}

/** A body for `lint`, as JSON text. */
export interface Linted extends Known {
  readonly body: string
  readonly mediaType?: string
  /** How its bytes are written; without it: UTF-8. */
  readonly encoding?: 'ISO-8859-1'
}

/** A body for `convert`, as JSON text. */
export interface Converted extends Known {
  readonly body: string
  readonly to: PatchFormatId
  readonly from?: PatchFormatId
  readonly fromRuleset?: keyof typeof rulesets
  readonly assume?: 'present' | 'absent'
}

/** Two images for `diff`: `image` is the one before. */
export interface Compared extends Known {
  readonly image: Image
  readonly after: Image
  readonly prune?: true
}

/** A line of a shell, or of a program: what no body shows. */
interface Typed {
  readonly line: string
}

/** What a reader can try, and see a code, or see it no more. */
export type Example = Linted | Converted | Compared | Typed

/** What people are told of a code beside what the catalog knows. */
export interface Explanation {
  /** What is wrong, in one sentence. */
  readonly title: string
  /** What the server does, or why it matters, sentence by sentence. */
  readonly why: readonly string[]
  /** As those of rulesets; `"RFC 6901 3"` is section 3 of that RFC. Empty: it is a rule of this tool. */
  readonly sources: readonly Source[]
  /** The severity is that of the rule at fault. */
  readonly ruled?: true
  /** What cures it: `lint --fix`, `--fix-unsafe` only, or the one where only one cure makes sense, and else the other. */
  readonly fix?: 'safe' | 'partly' | 'unsafe'
  readonly bad: Example
  readonly good: Example
}

/** When something is found: the command has stages of its own. */
export type AnyStage = Stage | 'input' | 'baseline'

/** All that there is to say of a code: the facts that its page, its entry in the list and `rules.md` share. */
export interface CodeFacts extends Explanation {
  readonly code: AnyCode
  readonly severity: Severity
  readonly stage: AnyStage
  /** Glance's answer; undefined where no server refuses. */
  readonly status?: number
}

/** The explanations of the codes of some stages; `K` names them, so that none is missing. */
export type Explanations<K extends AnyCode> = { readonly [C in K]: Explanation }

/** Two bodies of which the same is known. */
export const bodies = (
  bad: string,
  good: string,
  known: Omit<Linted, 'body'> = {},
): { readonly bad: Example; readonly good: Example } => ({
  bad: { ...known, body: bad },
  good: { ...known, body: good },
})
