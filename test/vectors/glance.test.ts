import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/index.js'
import { asShown } from '../live/case.js'
import { answer, otherImage } from '../live/engine.js'
import { contradiction } from '../live/soundness.js'
import { type Recorded, recorded } from './recorded.js'

/** Python's reader takes what is not JSON (J4), or gives up on what is (J5, J7); the engine goes by RFC 8259. */
const readOtherwise: ReadonlySet<string> = new Set([
  'v20-ignored-nan',
  'v21-ignored-nan',
  'v20-ignored-inf',
  'v20-remove-value-nan',
  'v20-int-4301-digits-ignored',
  'v21-int-4301-digits-ignored',
  'v20-too-deep-ignored',
  'v21-too-deep-body',
])

const judged = recorded.map(each => ({
  each,
  known: answer(each, asShown(each.image)),
  blind: answer(each, undefined),
}))

/** One line for each case that is not as recorded, so that one look shows them all. */
const line = ({ row, id }: Recorded, found: unknown, wanted: unknown): string => `${row} ${id}: ${found}, not ${wanted}`

describe('the recorded Glance', () => {
  it('has been asked 1,204 times', () => {
    expect(recorded.length).toBe(1204)
    expect(new Set(recorded.map(({ id }) => id)).size).toBe(1204)
  })

  it('answers as the engine does when it knows the image', () => {
    const wrong = judged.filter(({ each, known }) => known.status !== each.expect.status && !readOtherwise.has(each.id))
    expect(wrong.map(({ each, known }) => line(each, known.status, each.expect.status))).toEqual([])
  })

  it('reads other JSON than the engine exactly where this is listed', () => {
    const listed = judged.filter(({ each }) => readOtherwise.has(each.id))
    expect(listed.length).toBe(readOtherwise.size)
    expect(listed.filter(({ each }) => !['J4', 'J5', 'J7'].includes(each.row))).toEqual([])
    expect(listed.filter(({ each, known }) => known.status === each.expect.status).map(({ each }) => each.id)).toEqual(
      [],
    )
  })

  it('leaves the image that the engine says', () => {
    const wrong = judged.flatMap(({ each, known }) => {
      const before = asShown(each.image)
      if (each.expect.status !== 200 || known.status !== 200 || before === null) return []
      const found = otherImage(known, left(before, each))
      return found === undefined ? [] : [line(each, found, JSON.stringify(each.expect.after))]
    })
    expect(wrong).toEqual([])
  })

  it('never contradicts a verdict that was reached without the image', () => {
    const wrong = judged.flatMap(({ each, blind }) => {
      if (readOtherwise.has(each.id)) return []
      const { status, error = null } = each.expect
      const found = contradiction(blind.report, { status, error, before: asShown(each.image) })
      return found === undefined ? [] : [line(each, found, status)]
    })
    expect(wrong).toEqual([])
  })
})

/** The image after a body that was taken. */
function left(before: JsonObject, { expect: { after, removed = [] } }: Recorded): JsonObject {
  const kept = Object.entries(before).filter(([attribute]) => !removed.includes(attribute))
  return Object.fromEntries([...kept, ...Object.entries(after ?? {})])
}
