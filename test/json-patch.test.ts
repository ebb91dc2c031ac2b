import { describe, expect, it } from 'vitest'
import type { Ruleset } from '../src/index.js'
import { apply, translate } from '../src/json-patch.js'
import { frozen } from './laws/frozen.js'
import { enabled, objectCases } from './reference-server/suite.js'

/** An endpoint that lets every attribute be set to anything, and removed. */
const permissive: Ruleset = {
  id: 'permissive',
  mediaTypes: { 'application/openstack-images-v2.1-json-patch': 'v2.1' },
  attributes: {},
  otherwise: { effects: ['set', 'unset'] },
  constraints: [],
  sources: ['RFC 6902'],
}

describe('the public suite for RFC 6902', () => {
  it('has 91 cases that are not disabled, of which 62 have an object for a document', () => {
    expect(enabled.length).toBe(91)
    expect(objectCases.length).toBe(62)
    expect(objectCases.filter(({ error }) => error !== undefined).length).toBe(12)
  })

  it.each(objectCases)('is obeyed, $title', ({ doc, patch, error, expected = doc }) => {
    const { image, report } = apply(frozen(patch), frozen(doc), { format: 'json-patch', ruleset: permissive })
    expect(image).toEqual(error === undefined ? expected : undefined)
    expect(report.verdict).toBe(error === undefined ? 'accepted' : 'refused')
  })

  it.each(objectCases)('is obeyed by translations, $title', ({ doc, patch, error, expected = doc }) => {
    const options = { from: 'json-patch', to: 'v2.1', ruleset: permissive, image: doc } as const
    const { body } = translate(frozen(patch), options)
    const after = body === undefined ? undefined : apply(body, doc, { format: 'v2.1', ruleset: permissive }).image
    expect(after).toEqual(error === undefined ? expected : undefined)
  })
})
