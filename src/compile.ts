import { askedBy } from './asked.js'
import { decide } from './decide.js'
import { detectFormat } from './decode.js'
import { add, noFindings } from './findings.js'
import { byFormat, type FormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import { imageAfter } from './image-after.js'
import type { Change, Image } from './presence.js'
import { parseText, readText } from './read-text.js'
import { type Report, report, unrefused } from './report.js'
import { type Context, type Request, readContext } from './request.js'
import { compileRules, type Rules } from './rules.js'
import type { Ruleset } from './ruleset.js'
import { checkRuleset } from './ruleset-check.js'
import { type Scanner, scannerOf } from './scan/scanner.js'
import { judge } from './validate.js'
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
   * Says what an image (as GET returns it; null: there is none) is like after a body: a dry run. Throws as `validate` does.
   */
  apply(body: unknown, image: Image | null, context?: Omit<Context, 'image'>): Applied
  /**
   * Judges the parsed body of a request that creates an image, which may be any JavaScript value: never throws for its
   * sake. Pointers lead into that body; a body that the server takes has status 201. Throws a TypeError for a context that
   * cannot be. Only for a ruleset that creates images, of which the other functions throw a TypeError; for any other one
   * this one does.
   */
  validateCreate(body: unknown, context?: CreateContext): Report
}

/** What becomes of an image. */
export interface Applied {
  /** The image as GET then returns it, a new object; absent where the body is refused. Tags are in no order. */
  readonly image?: Image
  readonly report: Report
}

/**
 * Compiles a ruleset, once, for any number of bodies. Throws a TypeError for a bad ruleset: its message says where it is
 * bad, as a JSON Pointer into the ruleset, and what is wanted there.
 */
export function compile(ruleset: Ruleset): Validator {
  checkRuleset(ruleset)
  return ruleset.creates === undefined ? patching(ruleset) : creating(ruleset, ruleset.creates.mediaTypes)
}

/** The validator of a ruleset that takes patches. */
function patching(ruleset: Ruleset): Validator {
  const rules = compileRules(ruleset)
  const answers = ruleset.answers ?? {}
  const unknown = readContext(rules, undefined)

  const judged = (body: unknown, request: Request, found: Found, changes?: Map<string, Change>): Report => {
    let format: FormatId | undefined
    try {
      format = request.format ?? detectFormat(body)
      if (found.length === 0 && isQuick(request, body, format)) {
        const quick = quickReport(rules, body, format)
        if (quick !== undefined) return quick
      }
      const sink = noFindings(answers)
      for (const { finding, index } of found) add(sink, finding, index)
      judge(rules, body, format, request, sink, changes)
      return report(sink, format)
    } catch {
      return unreadable(request, format)
    }
  }
  /** A getter or a proxy that throws: no JSON text ever makes such a body, or such an image. */
  const unreadable = ({ findings }: Request, format: FormatId | undefined): Report => {
    const bare = noFindings(answers)
    for (const finding of findings) add(bare, finding, -1)
    add(bare, { code: 'body-unreadable', pointer: '', params: {} }, -1)
    return report(bare, format)
  }
  const isValid = (body: unknown, context: Context | undefined): boolean => {
    const request = context === undefined ? unknown : readContext(rules, context)
    try {
      const format = request.format ?? detectFormat(body)
      if (isQuick(request, body, format)) {
        const quick = decide(rules, byFormat(formats, format), body as readonly unknown[])
        if (quick !== undefined) return quick
      }
      return !judge(rules, body, format, request, undefined)
    } catch {
      return false
    }
  }
  let texts = 0
  let made: Scanner | undefined
  /** Made for the second text: one alone is judged sooner without. */
  const scanner = (): Scanner | undefined => {
    if (texts === 2) return made
    texts++
    if (texts === 2) made = scannerOf(rules)
    return made
  }
  return {
    ruleset,
    validate: (body, context) => judged(body, context === undefined ? unknown : readContext(rules, context), none),
    validateText(text, context) {
      const request = context === undefined ? unknown : readContext(rules, context)
      checkText(text)
      const asked = isBare(request) ? scanner()?.asks(text, request.format) : undefined
      if (asked !== undefined) {
        const { present, absent, format } = asked
        return unrefused({ present, absent }, format, [])
      }
      const { value, findings } = readText(text)
      if (value !== undefined) return judged(value, request, findings)
      const sink = noFindings(answers)
      for (const finding of request.findings) add(sink, finding, -1)
      for (const { finding, index } of findings) add(sink, finding, index)
      return report(sink, request.format)
    },
    isValid,
    isValidText(text, context) {
      const request = context === undefined ? unknown : readContext(rules, context)
      checkText(text)
      if (isBare(request) && scanner()?.takes(text, request.format)) return true
      const value = parseText(text)
      return value !== undefined && isValid(value, context)
    },
    verdictOfText(text, context) {
      const request = context === undefined ? unknown : readContext(rules, context)
      checkText(text)
      const quick = isBare(request) ? scanner()?.verdict(text, request.format) : undefined
      if (quick !== undefined) return quick
      const value = parseText(text)
      return value !== undefined && isValid(value, context) ? judged(value, request, none).verdict : 'refused'
    },
    apply(body, image, context) {
      if (image === undefined) throw new TypeError('image: an object as GET returns it, or null, wanted')
      const changes = new Map<string, Change>()
      const request = readContext(rules, { ...context, image })
      const done = judged(body, request, none, changes)
      if (done.status !== 200 || image === null) return { report: done }
      try {
        return { image: imageAfter(rules, image, changes), report: done }
      } catch {
        return { report: unreadable(request, done.format) }
      }
    },
    validateCreate() {
      throw new TypeError(`The ruleset ${ruleset.id} takes patches and creates no images: use validate`)
    },
  }
}

type Found = ReturnType<typeof readText>['findings']
const none: Found = []

/** Whether `decide` may be asked: it knows no image, and nothing that is wrong before the body. */
const isQuick = (request: Request, body: unknown, format: FormatId | undefined): format is FormatId =>
  format !== undefined && isBare(request) && Array.isArray(body)

const isBare = ({ image, findings }: Request): boolean => image === undefined && findings.length === 0

function checkText(text: unknown): void {
  if (typeof text !== 'string' && !ArrayBuffer.isView(text))
    throw new TypeError('text: a string or a Uint8Array wanted')
}

/** The report of a body of which there is nothing to be said. */
function quickReport(rules: Rules, body: unknown, format: FormatId): Report | undefined {
  const operations = body as readonly unknown[]
  const conditions = askedBy(rules, byFormat(formats, format), operations)
  return conditions === undefined ? undefined : unrefused(conditions, format, [])
}
