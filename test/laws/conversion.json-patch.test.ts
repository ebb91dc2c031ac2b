import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as jsonPatch from '../../src/json-patch.js'
import { shownImage } from '../arbitraries/image-pair.js'
import { fittingJsonPatch } from '../arbitraries/json-patch.js'
import { glanceVocabulary as vocabulary } from '../arbitraries/vocabulary.js'
import type { Value } from '../reference-server.js'
import { act } from './directions.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

describe('a JSON Patch that an image takes', () => {
  const fitting = shownImage(vocabulary).chain(shown =>
    fc.tuple(fittingJsonPatch(vocabulary, shown), fc.constant(shown)),
  )

  it.each(['v2.0', 'v2.1'] as const)('has an exact translation to %s', to => {
    fc.assert(
      fc.property(fitting, ([patch, image]) => {
        if (act('json-patch', patch, image) === undefined) return
        const { body, outcome } = jsonPatch.translate(patch, { from: 'json-patch', to, image })
        expect(outcome).toBe('exact')
        expect(body).toBeDefined()
      }),
      { numRuns: 400 },
    )
  })

  it.each(['v2.0', 'v2.1', 'merge-patch'] as const)('has no translation to %s behind a test that fails', to => {
    fc.assert(
      fc.property(fitting, fc.nat(), ([patch, image], at) => {
        const failing = { op: 'test', path: '/status', value: 'lost' }
        const index = at % (patch.length + 1)
        const broken = [...patch.slice(0, index), failing, ...patch.slice(index)]
        const { body, diagnostics } = jsonPatch.translate(broken, { from: 'json-patch', to, image })
        expect(body).toBeUndefined()
        expect(diagnostics.map(({ code, pointer }) => `${code} ${pointer}`)).toContain(
          `operation-untranslatable /${index}`,
        )
      }),
      { numRuns: 100 },
    )
  })
})

describe('a JSON Patch in a corner', () => {
  const image = {
    status: 'active',
    owner: 'me',
    visibility: 'community',
    name: 'web',
    tags: ['a'],
    protected: false,
    os_hidden: false,
    min_ram: 0,
    min_disk: 0,
    container_format: null,
    disk_format: null,
  }

  it.each<[string, Value]>([
    ['copies an owner as it adds one', [{ op: 'copy', from: '/name', path: '/owner' }]],
    [
      'changes tags before it gives the image away',
      [
        { op: 'add', path: '/tags/-', value: 'b' },
        { op: 'add', path: '/owner', value: 'you' },
      ],
    ],
    [
      'knows no more of the image once all of that is another one',
      [
        { op: 'test', path: '/tags/0', value: 'a' },
        { op: 'replace', path: '', value: { ...image, tags: [] } },
        { op: 'add', path: '/tags/-', value: 'b' },
      ],
    ],
    ['moves what is read-only to where it is', [{ op: 'move', from: '/status', path: '/status' }]],
  ])('%s', (_, patch) => {
    const taken = act('json-patch', patch, image)
    expect(taken).toBeDefined()
    for (const to of ['v2.0', 'v2.1', 'merge-patch'] as const) {
      const { body, outcome } = jsonPatch.translate(patch, { from: 'json-patch', to, image })
      if (outcome === 'exact') expect(act(to, body, image)).toEqual(taken)
    }
  })
})
