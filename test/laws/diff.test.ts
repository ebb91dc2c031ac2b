import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { diff, rulesets } from '../../src/index.js'
import { type ImagePair, imagePair, shownImage } from '../arbitraries/image-pair.js'
import type { Image, Value } from '../reference-server.js'
import { askAt, isShut, made, named, targets } from './endpoints.js'
import { frozen } from './frozen.js'
import { elementsLess, part, sameImages, setTo } from './images.js'

// A busy machine is no fault.
vi.setConfig({ testTimeout: 60_000 })

describe.each(targets)('the difference of two images of $id in $to', ({ id, vocabulary, statuses, to }) => {
  const act = (body: unknown, image: Image) => askAt(id, to, body, image).image
  const between = (pair: ImagePair, options = {}) =>
    diff(pair.before, pair.after, { to, ruleset: rulesets[id], ...options })
  const pairs = imagePair(vocabulary, statuses)
  const endpoint = { id, vocabulary }

  const changes = ({ before, after }: ImagePair): [string, Value][] =>
    Object.entries(after).filter(([name, value]) => !sameImages({ [name]: value }, part(before, name)))

  it('makes one of the other, but for what nobody may change', () => {
    fc.assert(
      fc.property(pairs, pair => {
        const { before } = pair
        const { body, mediaType, diagnostics } = between(pair)
        const changed = changes(pair)
        const open = changed.filter(([name, value]) => !isShut(endpoint, before, name, value))
        const shut = changed.filter(([name, value]) => isShut(endpoint, before, name, value)).map(([name]) => name)
        const steps = open.map(([name, value]) => setTo(name, value))
        const wanted = askAt(id, 'v2.1', steps, before).image
        const isSaid = to !== 'merge-patch' || open.every(([, value]) => value !== null)
        expect({ isBody: body !== undefined, open }).toEqual({ isBody: wanted !== undefined && isSaid, open })
        expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(body === undefined)
        if (body === undefined) return
        expect(mediaType).toBeTypeOf('string')
        const reached = act(body, before)
        expect(reached).toBeDefined()
        expect(sameImages(reached ?? {}, wanted ?? {})).toBe(true)
        expect(named(diagnostics, 'attribute-left-out').sort()).toEqual(shut.sort())
      }),
      { numRuns: 400 },
    )
  })

  it('is empty between equals', () => {
    fc.assert(
      fc.property(shownImage(vocabulary, statuses), fc.boolean(), (image, prune) => {
        const turned = Array.isArray(image.tags) ? { ...image, tags: [...image.tags].reverse() } : image
        for (const after of [image, turned]) {
          const { body, diagnostics } = between({ before: image, after }, { prune })
          expect(body).toEqual(to === 'merge-patch' ? {} : [])
          expect(diagnostics).toEqual([])
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is no longer than it must be', () => {
    fc.assert(
      fc.property(pairs, fc.boolean(), (pair, prune) => {
        const { body } = between(pair, { prune })
        if (body === undefined) return
        const reached = act(body, pair.before)
        for (const less of elementsLess(body)) {
          const left = act(less, pair.before)
          expect({ less, same: left !== undefined && sameImages(left, reached ?? {}) }).toEqual({ less, same: false })
        }
      }),
      { numRuns: 200 },
    )
  })

  it('speaks of whole attributes, and of none that is closed', () => {
    fc.assert(
      fc.property(pairs, fc.boolean(), (pair, prune) => {
        const { body = [] } = between(pair, { prune })
        const members = (each: object): unknown[] => Object.entries(each).map(([op, path]) => (op === 'op' ? '' : path))
        const paths = Array.isArray(body)
          ? body.flatMap(each => (to === 'v2.0' ? members(each) : [each.path]))
          : Object.keys(body).map(name => setTo(name, null).path)
        const closed = [...vocabulary.closed, ...made].map(name => setTo(name, null).path)
        expect(paths.filter(path => closed.includes(String(path)) || /^\/tags\//.test(String(path)))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('leaves both images as they are', () => {
    fc.assert(
      fc.property(pairs, fc.boolean(), (pair, prune) => {
        between(frozen(pair), frozen({ prune }))
      }),
      { numRuns: 50 },
    )
  })

  it('is not there where a value of the other image is refused', () => {
    const wrong = [...vocabulary.base, ...vocabulary.optional].flatMap(([name, { bad }]) =>
      bad.map((value): [string, Value] => [name, value]),
    )
    fc.assert(
      fc.property(shownImage(vocabulary, statuses), fc.constantFrom(...wrong), (before, [name, value]) => {
        fc.pre(!isShut(endpoint, before, name, value) && !sameImages({ [name]: value }, part(before, name)))
        const { body, diagnostics } = between({ before, after: { [name]: value } })
        expect(body).toBeUndefined()
        expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
