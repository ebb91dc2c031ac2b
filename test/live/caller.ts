import type { FormatId, JsonObject } from '../../src/index.js'
import { mediaTypes } from './arbitraries/case.js'
import type { Answer, ImageSpec } from './case.js'
import type { Oracle } from './oracle.js'

/** Somebody who patches one image, which is put back before each body. */
export interface Caller {
  /** The image as GET shows it before a body. */
  before(): Promise<JsonObject>
  send(format: FormatId, body: unknown): Promise<Answer>
}

export function callerOf(oracle: Oracle, image: ImageSpec, admin: boolean): Caller {
  const send: Caller['send'] = (format, body) =>
    oracle.ask({ contentType: mediaTypes[format], body: JSON.stringify(body), image, admin })
  return { send, before: () => kept(oracle, JSON.stringify(image), async () => (await send('v2.1', [])).before ?? {}) }
}

type Shown = Promise<JsonObject>

const shown = new WeakMap<Oracle, Map<string, Shown>>()

/** An image is made only once, so that its times stay the same, too. */
function kept(oracle: Oracle, image: string, ask: () => Shown): Shown {
  const images = shown.get(oracle) ?? new Map<string, Shown>()
  shown.set(oracle, images)
  const answer = images.get(image) ?? ask()
  images.set(image, answer)
  return answer
}

/** A value as it is once it was sent. */
export const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
