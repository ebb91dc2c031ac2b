import { compile, type JsonObject, type Report, type Ruleset, rulesets } from '../../src/index.js'
import { type Case, differences, wire } from './case.js'

/** What a case says of a request, but for the image. */
type Request = Omit<Case, 'image'>

export interface Judged {
  /** The HTTP status that the engine expects; absent where it hangs on the image. */
  readonly status?: number
  /** The image as the engine expects it afterwards; absent where it does not say. */
  readonly image?: JsonObject
  readonly report: Report
}

/** How the image that the engine expects after a body that was taken differs from the one there is. */
export function otherImage({ image }: Judged, after: JsonObject): string | undefined {
  if (image === undefined) return 'image: none'
  const attributes = differences(image, after)
  return attributes.length === 0 ? undefined : `image: other ${attributes}`
}

/** Judges requests to an endpoint; `image` is the one before, null: there is none, undefined: the engine is not told. */
export type Engine = (request: Request, image: JsonObject | null | undefined) => Judged

export function engineOf(ruleset: Ruleset): Engine {
  const validator = compile(ruleset)
  return ({ contentType, body, admin }, image) => {
    const role = admin ? ('admin' as const) : ('member' as const)
    const context = { mediaType: contentType ?? '', role, ...(image === undefined ? {} : { image }) }
    const report = validator.validateText(wire(body ?? ''), context)
    const status = report.status === undefined ? {} : { status: report.status }
    if (report.status !== 200 || !image) return { ...status, report }
    const { mediaType } = context
    return { ...status, ...validator.apply(JSON.parse(body ?? ''), image, { mediaType, role }), report }
  }
}

/** What the engine answers for Glance. */
export const answer: Engine = engineOf(rulesets.glance)

/** Whether a report says that a part of a refused body may be kept (tags are saved behind everything else). */
export const mayKeepHalf = ({ diagnostics }: Report): boolean => diagnostics.some(({ code }) => halfKept.includes(code))

const halfKept: readonly string[] = ['body-kept-in-part']
