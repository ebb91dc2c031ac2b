import { expect, it } from 'vitest'
import * as entry from '../../src/text/index.js'

it('offers locate and placeAt, and nothing else', () => {
  expect(Object.keys(entry).sort()).toEqual(['locate', 'placeAt'])
})
