import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import jsonpatch, { type Operation } from 'fast-json-patch'
import { describe, expect, it } from 'vitest'
import { compile, rulesets } from '../../src/index.js'
import { canonicalBody } from '../arbitraries/body.js'
import { fullImage } from '../arbitraries/image.js'
import { shownImage } from '../arbitraries/image-pair.js'
import { fittingJsonPatch } from '../arbitraries/json-patch.js'
import { glanceVocabulary } from '../arbitraries/vocabulary.js'
import { glance } from '../reference-server/glance.js'
import { fromJsonPatch } from '../reference-server/json-patch.js'
import { referenceServers } from '../reference-server.js'

const mediaType = glanceVocabulary.mediaType['v2.1']

describe('the reference server', () => {
  it('does to an image what RFC 6902 says, with every v2.1 body that is accepted', () => {
    const validator = compile(rulesets.glance)
    fc.assert(
      fc.property(canonicalBody(glanceVocabulary, 'v2.1'), fullImage(glanceVocabulary), (patch, image) => {
        // fast-json-patch knows no attribute of this name.
        fc.pre(!JSON.stringify([patch, image]).includes('__proto__'))
        if (validator.validate(patch, { mediaType, image }).verdict !== 'accepted') return
        const after = referenceServers.glance({ mediaType, body: patch, image }).image
        expect(after).toEqual(jsonpatch.applyPatch(structuredClone(image), patch as unknown as Operation[]).newDocument)
      }),
      { numRuns: 500 },
    )
  })

  it('reads a JSON Patch as others do', () => {
    const pair = shownImage(glanceVocabulary).chain(image =>
      fc.tuple(fittingJsonPatch(glanceVocabulary, image), fc.constant(image)),
    )
    fc.assert(
      fc.property(pair, ([patch, image]) => {
        fc.pre(!JSON.stringify([patch, image]).includes('__proto__'))
        const body = fromJsonPatch(patch, image)
        const left = (operations: unknown) =>
          jsonpatch.applyPatch(structuredClone(image), JSON.parse(JSON.stringify(operations)) as Operation[])
            .newDocument
        expect(left(body)).toEqual(left(patch))
      }),
      { numRuns: 500 },
    )
  })

  const vectors = new URL('../vectors/glance.ndjson', import.meta.url)
  // Rows that the naive server leaves out: JSON text, locations, Python's attributes, lone surrogates.
  const rows = /^(?:[BOPVNSDQ]|C[123]|A[1234]|U[13])/
  it('answers as the recorded Glance', () => {
    const recorded = readFileSync(vectors, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    // NaN is JSON to Python only.
    const judged = recorded.filter(
      ({ row, contentType, body }) => rows.test(row) && contentType !== null && !/NaN/.test(body),
    )
    expect(judged.length).toBeGreaterThan(600)
    for (const { id, contentType, body, image, admin, expect: wanted } of judged) {
      const owned = { owner: 'aaaaaaaa-0000-4000-8000-000000000001', ...image }
      const request = {
        mediaType: contentType,
        body: JSON.parse(body),
        image: image.status === 'missing' ? null : owned,
      }
      const { status } = glance({ ...request, role: admin ? 'admin' : 'member' })
      expect({ id, status }).toEqual({ id, status: wanted.status })
    }
  })
})
