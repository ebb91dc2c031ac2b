import { rulesets } from '../../index.js'
import { given } from '../given.js'
import { defaultRuleset } from '../ruleset.js'
import { defaultSeverities } from './defaults.js'
import { type Layer, merged } from './layer.js'
import type { LoadedConfig } from './load.js'
import type { Origins, Settings } from './settings.js'

/** What holds where nobody chose. */
const defaults: Layer = { severities: defaultSeverities }

export interface Chosen {
  readonly settings: Settings
  readonly origins: Origins
}

/** The choice for each file, made once for all files that the same overrides match. */
export function choose(loaded: LoadedConfig | undefined, flagged: Layer): (path: string | undefined) => Chosen {
  const known = new Map<string, Chosen>()
  return path => {
    const matching = path === undefined ? [] : (loaded?.matching(path) ?? [])
    const key = matching.join()
    const before = known.get(key)
    if (before !== undefined) return before
    const [base = {}, ...overrides] = loaded?.layers ?? []
    const chosen = chosenOf(merged([defaults, base, ...matching.map(index => overrides[index] ?? {}), flagged]))
    known.set(key, chosen)
    return chosen
  }
}

function chosenOf({ ruleset, image, mediaType, role, severities = {} }: Layer): Chosen {
  const context = given({ mediaType, role, image: image?.image })
  return {
    settings: { ruleset: ruleset?.ruleset ?? rulesets[defaultRuleset], context, severities },
    origins: { ruleset: ruleset?.file, image: image?.file },
  }
}
