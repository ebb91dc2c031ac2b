import type { CompileOptions, Validator } from './compile.js'
import { relocateReport } from './conversion/relocate.js'
import type { Finding } from './diagnostic.js'
import { add, noFindings } from './findings.js'
import { isObject, typeName } from './json.js'
import { formatPointer } from './pointer.js'
import type { Image } from './presence.js'
import { type Report, report } from './report.js'
import { checkSender, essence, membersOf, type Request } from './request.js'
import { compileRules } from './rules.js'
import type { Ruleset } from './ruleset.js'
import { standardSchema } from './standard.js'
import { judge } from './validate.js'

/** What is known of the creation of an image beside its body. */
export interface CreateContext {
  /** The Content-Type header as sent; `''` is a header too, and a wrong one. */
  readonly mediaType?: string
  /** The caller; without it: member. */
  readonly role?: 'member' | 'admin'
}

/** The image before its members are set: it has none yet, and waits for its data (004, Response: status). */
const unborn: Image = { status: 'queued' }

/** The status of an answer to a body that was taken (004, Returned Values). */
const created = 201

/** The validator of a ruleset that creates images. */
export function creating(
  ruleset: Ruleset,
  mediaTypes: readonly string[],
  describe: CompileOptions['describe'],
): Validator {
  const noPatch = (): never => {
    throw new TypeError(`The ruleset ${ruleset.id} creates images and takes no patches: use validateCreate`)
  }
  const validateCreate = compileCreate(ruleset, mediaTypes)
  return {
    ruleset,
    validate: noPatch,
    validateText: noPatch,
    isValid: noPatch,
    isValidText: noPatch,
    verdictOfText: noPatch,
    lintText: noPatch,
    apply: noPatch,
    validateCreate,
    '~standard': standardSchema(noPatch, describe),
  }
}

/**
 * Compiles a ruleset that creates images, once, into the judgement of bodies. A member of a body is a `set` on an image
 * that does not exist yet: it is judged as the operation that sets it would be, and told at its own place.
 */
function compileCreate(
  ruleset: Ruleset,
  mediaTypes: readonly string[],
): (body: unknown, context?: CreateContext) => Report {
  const rules = compileRules(ofMembers(ruleset))
  const answers = ruleset.answers ?? {}
  return (body, context) => {
    const request = readCreateContext(mediaTypes, context)
    const refused = (fault: Finding): Report => {
      const sink = noFindings(answers)
      for (const finding of [...request.findings, fault]) add(sink, finding, -1)
      return report(sink, undefined)
    }
    try {
      if (!isObject(body)) return refused({ code: 'body-not-object', pointer: '', params: { found: typeName(body) } })
      // Each member is read once; one that is undefined is none, as in JSON.
      const members = Object.entries(body).flatMap(([name, value]) =>
        value === undefined ? [] : [{ op: 'add', path: formatPointer([name]), value }],
      )
      const sink = noFindings(answers)
      judge(rules, members, 'v2.1', request, sink)
      return relocateReport(report(sink, undefined, created), index => {
        const path = members[index]?.path
        return path === undefined ? undefined : { operation: path, path, value: path }
      })
    } catch {
      // A getter or a proxy that throws: no JSON text ever makes such a body.
      return refused({ code: 'body-unreadable', pointer: '', params: {} })
    }
  }
}

/** The rules without what they say of paths, of ops, and of who had the image before: members have nothing of that. */
function ofMembers({ paths, meanings, ownership, ...rest }: Ruleset): Ruleset {
  const attributes = Object.entries(rest.attributes).map(([name, { depth, ...rule }]) => [name, rule] as const)
  return { ...rest, attributes: Object.fromEntries(attributes) }
}

/**
 * Reads a context. Throws a TypeError when it has a value that it cannot have: that is a slip of the program, not of the
 * body.
 */
function readCreateContext(supported: readonly string[], context: CreateContext = {}): Request {
  const { mediaType, role = 'member' } = membersOf('context', context)
  checkSender(mediaType, role)
  const findings: Finding[] =
    mediaType === undefined || supported.includes(essence(mediaType))
      ? []
      : [{ code: 'media-type-unsupported', pointer: '', params: { found: mediaType, supported } }]
  return { format: undefined, image: unborn, role, findings }
}
