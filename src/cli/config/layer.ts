import type { Image } from '../../index.js'
import type { FoundRuleset } from '../ruleset.js'
import type { Choices, Severities } from './config.js'

/** Choices whose files have been read. */
export interface Layer extends Omit<Choices, 'ruleset' | 'image'> {
  readonly ruleset?: FoundRuleset
  readonly image?: FoundImage
}

export interface FoundImage {
  readonly image: Image
  /** Absolute; "-" is standard input. */
  readonly file: string
}

/** Some layers as one: the last to say a thing wins; severities are one thing for each code. */
export function merged(layers: readonly Layer[]): Layer {
  const severities: Severities = Object.assign({}, ...layers.map(layer => layer.severities))
  return Object.assign({}, ...layers, { severities })
}
