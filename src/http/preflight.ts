import type { Validator } from '../compile.js'
import { checkOne, type RulesetOption, roles, validatorOf } from '../options.js'
import type { Report } from '../report.js'
import { membersOf } from '../request.js'
import { glance } from '../rulesets/glance.js'
import { imsCloudimages } from '../rulesets/ims-cloudimages.js'
import { type Endpoint, type Outgoing, type OutgoingRequest, outgoing, type Signal } from './outgoing.js'
import { PreflightError } from './preflight-error.js'

export interface PreflightOptions {
  /** By endpoint, rulesets or what `compile` made of them; without them `glance` and `ims-cloudimages`. */
  readonly rulesets?: { readonly images?: RulesetOption; readonly cloudimages?: RulesetOption }
  /** The caller; without it: member. */
  readonly role?: 'member' | 'admin'
  /**
   * Is told what was found of every request that was judged, also of those that are sent: they may have warnings. Where it
   * throws, the request is not sent and rejected with that. A promise that it answers is not waited for.
   */
  readonly onReport?: (report: Report, request: OutgoingRequest) => void
}

/**
 * A fetch that judges `PATCH …/v2/images/{id}` and `PATCH …/v2/cloudimages/{id}` before it sends them, by their
 * Content-Type and their body. One that the server would refuse whatever the image is rejected with a `PreflightError`;
 * every other request goes to `fetch` with the very arguments that were given, and none but these is looked into.
 *
 * Bodies are strings, bytes, Blobs, URLSearchParams or in a Request, which is read to its end before it is sent, from a
 * clone. Streams and FormData are not judged, since to read them would be to use them up, nor is what has a
 * Content-Encoding. Without a Content-Type the one that fetch makes up is judged: `text/plain` for a string, none for bytes;
 * servers answer 415 to both.
 *
 * `fetch` is called without `this`. Throws a TypeError for what is no function, for options that cannot be, and for a bad
 * ruleset.
 */
export function withPreflight<F extends (...args: never[]) => Promise<unknown>>(
  fetch: F,
  options: PreflightOptions = {},
): F {
  const judge = judging(options)
  if (typeof fetch !== 'function') throw new TypeError('fetch: a function wanted')
  return new Proxy(fetch, {
    apply(_fetch, _self, args: readonly unknown[]) {
      const send = (): unknown => Reflect.apply(fetch, undefined, args)
      const request = outgoing(args[0], args[1])
      return request === undefined ? send() : sendUnlessRefused(request, send, judge)
    },
  })
}

type Text = string | Uint8Array
type Judge = (request: OutgoingRequest, text: Text) => Report | undefined

/** Reads the options, once, into the judgement of requests: a report is told, and none made where it cannot be. */
function judging(options: PreflightOptions): Judge {
  const { rulesets = {}, role, onReport } = membersOf('options', options)
  checkOne('role', role, roles)
  if (onReport !== undefined && typeof onReport !== 'function')
    throw new TypeError('options.onReport: a function wanted')
  const { images = glance, cloudimages = imsCloudimages } = membersOf('options.rulesets', rulesets)
  const validators = { images: patching('images', images), cloudimages: patching('cloudimages', cloudimages) }
  return ({ url, endpoint, mediaType }, text) => {
    const report = quietly(() => validators[endpoint].validateText(text, { mediaType, ...(role && { role }) }))
    if (report !== undefined) onReport?.(report, { url, endpoint, mediaType })
    return report
  }
}

function patching(endpoint: Endpoint, option: RulesetOption): Validator {
  const validator = validatorOf(option)
  const { id, creates } = validator.ruleset
  if (creates !== undefined)
    throw new TypeError(`options.rulesets.${endpoint}: ${id} creates images and takes no patches`)
  return validator
}

/** Sends at once where the body is at hand, so that nobody can change it between. */
async function sendUnlessRefused(request: Outgoing, send: () => unknown, judge: Judge): Promise<unknown> {
  const { body, signal } = request
  const text = body instanceof Promise ? await unlessAborted(body, signal) : body
  const report = text === undefined ? undefined : judge(request, text)
  if (report?.verdict === 'refused') throw new PreflightError(report, request)
  return send()
}

/** What a body holds; undefined where it cannot be read, or the request is aborted before: that is for fetch to say. */
const unlessAborted = (body: Promise<Text>, signal: Signal | undefined): Promise<Text | undefined> =>
  new Promise(resolve => {
    const end = (text?: Text): void => {
      signal?.removeEventListener('abort', stop)
      resolve(text)
    }
    const stop = (): void => end()
    signal?.addEventListener('abort', stop, { once: true })
    body.then(end, stop)
  })

/** A mistake of ours must not keep a request back that may be right. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
