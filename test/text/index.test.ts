import { expect, it } from 'vitest'
import * as entry from '../../src/text/index.js'

it('offers locate and what makes places of offsets, and nothing else', () => {
  expect(Object.keys(entry).sort()).toEqual(['locate', 'placeAt', 'placer'])
})
