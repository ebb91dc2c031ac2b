import type { JsonObject, Report } from '../../src/index.js'
import { meets } from '../laws/meets.js'

/** What a server answered, and the image that it had before. */
export interface Live {
  readonly status: number
  readonly error: string | null
  readonly before: JsonObject | null
}

/** A GET lists every base attribute. */
const shown = { base: new Set<string>() }

/**
 * How a verdict that was reached without the image is contradicted by what a server answered; undefined where it is not,
 * or where the answer is beyond the assumptions that such a verdict stands on.
 */
export function contradiction({ verdict, status, conditions }: Report, live: Live): string | undefined {
  if (beyondAssumptions(live)) return undefined
  const taken = live.status === 200
  switch (verdict) {
    case 'accepted':
      return taken ? undefined : 'accepted'
    case 'refused':
      if (taken) return 'refused'
      return status === undefined || status === live.status ? undefined : `refused with ${status}`
    case 'conditional': {
      const met = meets(shown, live.before ?? {}, conditions)
      return met === taken ? undefined : `conditions ${met ? 'met' : 'not met'}`
    }
  }
}

/** The image exists and is below its quota of custom attributes; that the caller sees and owns it goes for all cases. */
const beyondAssumptions = ({ status, error, before }: Live): boolean =>
  (status === 404 && before === null) || (status === 413 && /image properties/.test(error ?? ''))
