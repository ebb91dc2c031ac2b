import type { FormatId } from '../formats/format.js'
import { type Met, meet, noneMet } from '../met.js'
import { compileMeanings, isUsual, type Meanings } from '../rules.js'
import type { Ruleset } from '../ruleset.js'
import { type Table, tableOf } from './encode.js'
import { mediaTypeOf } from './media-type.js'

/** A ruleset, and what translations look up in it, which is worked out once. */
export interface Endpoint {
  readonly ruleset: Ruleset
  readonly meanings: Meanings
  readonly tables: Readonly<Record<FormatId, Table>>
  readonly mediaTypes: Readonly<Record<FormatId, string | undefined>>
  /** The fast ways know what its ops mean. */
  readonly isUsual: boolean
  /** The paths of the attributes of which it tells more than their values, for the fast ways. */
  readonly telling: Met
}

export function endpointOf(ruleset: Ruleset): Endpoint {
  const meanings = compileMeanings(ruleset)
  const telling = noneMet()
  for (const [attribute, { presence, demands }] of Object.entries(ruleset.attributes))
    if ((presence ?? demands) !== undefined) meet(telling, `/${attribute}`)
  return {
    ruleset,
    meanings,
    tables: { 'v2.0': tableOf('v2.0', meanings), 'v2.1': tableOf('v2.1', meanings) },
    mediaTypes: { 'v2.0': mediaTypeOf('v2.0', ruleset), 'v2.1': mediaTypeOf('v2.1', ruleset) },
    isUsual: isUsual(ruleset),
    telling,
  }
}
