import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { isMet, meet, noneMet } from '../src/met.js'

/** Paths of many lengths, and some that are alike at their ends. */
const path = fc.oneof(
  fc.integer({ min: 0, max: 300 }).map(number => `/team_${number}`),
  fc.integer({ min: 0, max: 300 }).map(number => `/${number}_of_a_team`),
  fc.string({ maxLength: 6 }).map(text => `/${text}`),
)

describe('the paths that were met', () => {
  test.prop([fc.array(path, { maxLength: 600, size: 'max' })])('are known again, however many', paths => {
    const met = noneMet()
    const before = new Set<string>()
    const faults = paths.filter(path => {
      const asked = isMet(met, path)
      const missed = before.has(path) && !asked
      before.add(path)
      return meet(met, path) !== asked || missed || !isMet(met, path)
    })
    expect(faults).toEqual([])
    expect([...before].filter(path => !isMet(met, path))).toEqual([])
  })

  it('are told from others, in their hundred thousands', () => {
    const met = noneMet()
    const paths = Array.from({ length: 100_000 }, (_, number) => `/build_ticket_${number.toString(36)}`)
    expect(paths.filter(path => meet(met, path)).length).toBe(0)
    expect(paths.filter(path => !isMet(met, path)).length).toBe(0)
    expect(paths.filter(path => isMet(met, `${path}_`)).length).toBeLessThan(10)
  })
})
