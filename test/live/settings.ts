import { type Ruleset, rulesets } from '../../src/index.js'

/** How a server answers that is not set up as Glance comes: by a ruleset, or not yet, and why. */
export type Setting = { readonly ruleset: Ruleset } | { readonly unsaid: string }

/** The settings that recorded bodies depend on. */
export const settings: Readonly<Record<string, Setting>> = {
  show_multiple_locations: {
    unsaid: 'the answer hangs on the locations of the image and on the stores, of which a ruleset says nothing',
  },
  // Rackspace's, as far as it was recorded: nobody but the service may change this one.
  'property protection file': {
    ruleset: {
      ...rulesets.glance,
      id: 'glance-protected',
      attributes: { ...rulesets.glance.attributes, os_type: { effects: [], sources: ['cafe21-os-type'] } },
    },
  },
}
