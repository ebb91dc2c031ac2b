import { describe, expect, it } from 'vitest'
import { disagreements } from '../bench/agreement.js'
import { corners, corpus } from '../bench/cases.js'
import { judgesOf } from '../bench/judges.js'
import { oddities } from '../bench/operations.js'
import { compile, rulesets } from '../src/index.js'

const validator = compile(rulesets['ims-cloudimages'])
const cases = corpus({ seed: 1, sizes: [1, 3, 20, 200], bodies: 24 })

describe('the corpus of the bench', () => {
  it('is valid where it says so, and only there', () => {
    for (const { kind, texts } of cases) {
      for (const text of texts) expect(validator.isValid(JSON.parse(text)), text).toBe(kind === 'valid')
    }
    const accepted = corners.map(text => validator.isValid(JSON.parse(text)))
    expect(accepted).toEqual(corners.map((_, index) => index >= corners.length - oddities.length))
  })

  it('has the sizes that it says, and no attribute twice in one body', () => {
    for (const { operations, texts } of cases) {
      for (const text of texts) {
        const body: readonly unknown[] = JSON.parse(text)
        const paths = body.flatMap(element =>
          element !== null && typeof element === 'object' && 'path' in element ? [element.path] : [],
        )
        expect(body).toHaveLength(operations)
        expect(new Set(paths).size, text).toBe(paths.length)
      }
    }
  })

  it('is the same for the same seed', () => {
    const options = { sizes: [3], bodies: 4 }
    expect(corpus({ seed: 7, ...options })).toEqual(corpus({ seed: 7, ...options }))
    expect(corpus({ seed: 7, ...options })).not.toEqual(corpus({ seed: 8, ...options }))
  })

  it('is judged alike by the engine and by all peers that know the rules', () => {
    expect(disagreements([...corners, ...cases.flatMap(({ texts }) => texts)], judgesOf(validator))).toEqual([])
  })
})
