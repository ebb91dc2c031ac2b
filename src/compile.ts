import { quickApply } from './apply-quick.js'
import type { Diagnostic } from './diagnostic.js'
import { imageAfter, outcomesOf } from './image-after.js'
import { judging, none } from './judging.js'
import type { Change, Image, ImageLike } from './presence.js'
import type { Report } from './report.js'
import { type Context, membersOf, type Request, readContext } from './request.js'
import { compileRules } from './rules.js'
import type { Ruleset } from './ruleset.js'
import { checkRuleset } from './ruleset-check.js'
import { type StandardSchema, standardSchema } from './standard.js'
import { textJudging } from './text-judging.js'
import { type CreateContext, creating } from './validate-create.js'

/** A compiled ruleset. Its functions are pure: they keep nothing between calls and change nothing that they are given. */
export interface Validator {
  readonly ruleset: Ruleset
  /**
   * Judges a parsed body, which may be any JavaScript value: never throws for its sake. Throws a TypeError for a context
   * that cannot be, such as a media type and a format that contradict each other.
   */
  validate(body: unknown, context?: Context): Report
  /**
   * Judges a body as it is on the wire. Also finds what parsing hides: broken JSON, duplicate members, a byte order mark,
   * bytes that are not UTF-8. Throws as `validate` does.
   */
  validateText(text: string | Uint8Array, context?: Context): Report
  /** false exactly when `validate` says refused. Builds no report: the fast way to ask. Throws as `validate` does. */
  isValid(body: unknown, context?: Context): boolean
  /**
   * false exactly when `validateText` says refused. The fastest way to ask about text: most bodies that are in order are
   * never parsed. Throws as `validateText` does.
   */
  isValidText(text: string | Uint8Array, context?: Context): boolean
  /** The verdict of `validateText`, without its report, and nearly as fast as `isValidText`. Throws as `validateText` does. */
  verdictOfText(text: string | Uint8Array, context?: Context): Report['verdict']
  /**
   * The report of `validateText` where it has diagnostics; where it has none only its verdict, for which nothing is made: for
   * who looks at many bodies for what is to be said of them. Throws as `validateText` does.
   */
  lintText(text: string | Uint8Array, context?: Context): Report | 'accepted' | 'conditional'
  /**
   * Says what an image (as GET returns it; null: there is none) is like after a body: a dry run. Throws as `validate` does.
   */
  apply(body: unknown, image: ImageLike | null, context?: Omit<Context, 'image'>): Applied
  /**
   * Judges the parsed body of a request that creates an image, which may be any JavaScript value: never throws for its
   * sake. Pointers lead into that body; a body that the server takes has status 201. Throws a TypeError for a context that
   * cannot be. Only for a ruleset that creates images, of which the other functions throw a TypeError; for any other one
   * this one does.
   */
  validateCreate(body: unknown, context?: CreateContext): Report
  /** What makes this a schema to every library that takes Standard Schemas. */
  readonly '~standard': StandardSchema
}

export interface CompileOptions {
  /**
   * Makes the messages of `~standard`: the `describe` of this entry, or sentences of your own. Without it a message is the
   * code and the pointer, so that who shows none does not bundle the words.
   */
  readonly describe?: (diagnostic: Diagnostic) => string
}

/** What becomes of an image. */
export interface Applied {
  /**
   * The image as GET then returns it, a new object; absent where the body is refused. Tags are in no order. Values are as
   * the body has them: of `min_ram` and `max_ram` IMS takes numbers and strings, and may answer with the other.
   */
  readonly image?: Image
  readonly report: Report
}

/**
 * Compiles a ruleset, once, for any number of bodies. Throws a TypeError for a bad ruleset: its message says where it is
 * bad, as a JSON Pointer into the ruleset, and what is wanted there. And for options that cannot be.
 */
export function compile(ruleset: Ruleset, options: CompileOptions = {}): Validator {
  checkRuleset(ruleset)
  const { describe } = membersOf('options', options)
  if (describe !== undefined && typeof describe !== 'function')
    throw new TypeError('options.describe: a function that makes a text of a diagnostic wanted')
  return ruleset.creates === undefined
    ? patching(ruleset, describe)
    : creating(ruleset, ruleset.creates.mediaTypes, describe)
}

/** The validator of a ruleset that takes patches. */
function patching(ruleset: Ruleset, describe: CompileOptions['describe']): Validator {
  const rules = compileRules(ruleset)
  const bodies = judging(rules)
  const texts = textJudging(rules, bodies)
  const bare = readContext(rules, undefined)
  const requestOf = (context: Context | undefined): Request =>
    context === undefined ? bare : readContext(rules, context)
  const validate: Validator['validate'] = (body, context) => bodies.judged(body, requestOf(context), none)
  return {
    ruleset,
    validate,
    isValid: (body, context) => bodies.isTaken(body, requestOf(context)),
    validateText: (text, context) => texts.judged(text, requestOf(context)),
    isValidText: (text, context) => texts.isTaken(text, requestOf(context)),
    verdictOfText: (text, context) => texts.verdict(text, requestOf(context)),
    lintText: (text, context) => texts.linted(text, requestOf(context)),
    apply(body, image, context) {
      if (image === undefined) throw new TypeError('image: an object as GET returns it, or null, wanted')
      const request = readContext(
        rules,
        context === undefined ? { image } : { ...membersOf('context', context), image },
      )
      const quick = quickApply(rules, body, request)
      if (quick !== undefined) return quick
      const changes = new Map<string, Change>()
      const done = bodies.judged(body, request, none, changes)
      if (done.status !== 200 || image === null) return { report: done }
      try {
        const after = imageAfter(image as Image, outcomesOf(rules, changes))
        return after === undefined ? { report: done } : { image: after, report: done }
      } catch {
        return { report: bodies.withoutBody(request, undefined, done.format) }
      }
    },
    validateCreate() {
      throw new TypeError(`The ruleset ${ruleset.id} takes patches and creates no images: use validate`)
    },
    '~standard': standardSchema(validate, describe),
  }
}
