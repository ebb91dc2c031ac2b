import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { corners, corpus } from '../../bench/cases.js'
import { random } from '../../bench/random.js'
import { type FormatId, type Ruleset, rulesets } from '../../src/index.js'
import { body } from '../arbitraries/body.js'
import { cloudImagesVocabulary, glanceVocabulary } from '../arbitraries/vocabulary.js'
import { comparer } from './agreement.js'
import { mutated } from './mutations.js'

/**
 * `npm run test:scanner [-- --count N] [--seed S]`: the law of the scanner over many more texts than a test has time for. Ends
 * with an exception at the first text of which the scanner says more than the long way does.
 */
const { values } = parseArgs({ options: { count: { type: 'string', default: '1000000' }, seed: { type: 'string' } } })
const wanted = Number(values.count)
const first = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))

const endpoints: readonly [Ruleset, FormatId, typeof glanceVocabulary][] = [
  [rulesets['ims-cloudimages'], 'v2.1', cloudImagesVocabulary],
  [rulesets['ims-images'], 'v2.0', cloudImagesVocabulary],
  [rulesets['otc-images'], 'v2.1', cloudImagesVocabulary],
  [rulesets.glance, 'v2.1', glanceVocabulary],
  [rulesets.glance, 'v2.0', glanceVocabulary],
]
const comparers = new Map(endpoints.map(([rules]) => [rules, comparer(rules)]))
const total = (): number => [...comparers.values()].reduce((sum, { sure }) => sum + sure.texts, 0)

for (let seed = first; total() < wanted; seed++) {
  const stream = random(seed)
  for (const [rules, format, vocabulary] of endpoints) {
    const { compare } = comparers.get(rules) ?? comparer(rules)
    const bodies: readonly unknown[] = [
      ...fc.sample(body(vocabulary, format), { numRuns: 200, seed }),
      ...corpus({ seed, sizes: [1, 3], bodies: 50 }).flatMap(({ texts }) => texts.map(text => JSON.parse(text))),
      ...corners.map(text => JSON.parse(text)),
    ]
    for (const one of bodies) {
      const bytes = new TextEncoder().encode(JSON.stringify(one, null, stream.pick([0, 0, 2, '\t'])))
      for (let times = 0; times < 60; times++) {
        const changed = mutated(bytes, stream)
        compare(changed)
        if (times % 4 === 0) compare(new TextDecoder('utf-8', { ignoreBOM: true }).decode(changed))
      }
    }
  }
}
for (const [{ id }, { sure }] of comparers)
  console.log(
    `${id}: ${sure.texts} texts, ${sure.takes} taken by the scanner and ${sure.notes} noted: all of them rightly`,
  )
console.log(`${total()} texts, seeds from ${first} on, no exception`)
