import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { publications } from '../../schemas/make/index.js'
import { editorKeywords } from '../../schemas/make/schema.js'
import { compile, type End, type Ruleset, rulesets } from '../../src/index.js'
import type { FormatId } from '../arbitraries/operation.js'
import type { Value } from '../reference-server.js'

const takes = new Map(
  publications().map(
    ({ file, schema }) => [file, new Ajv2020({ strict: true, keywords: [...editorKeywords] }).compile(schema)] as const,
  ),
)

/** What both say of a body; the answers must be the same. */
function both(id: keyof typeof rulesets, format: FormatId, body: Value): boolean {
  const bySchema = takes.get(`${id}.${format}.schema.json`)?.(body)
  const byEngine = compile(rulesets[id]).validate(body, { format }).verdict !== 'refused'
  expect({ body, bySchema }).toEqual({ body, bySchema: byEngine })
  return byEngine
}

const set = (path: string, value: Value): Value => ({ op: 'add', path, value })
const smile = '\u{1f600}'

const taken: readonly (readonly [keyof typeof rulesets, FormatId, Value])[] = [
  ['ims-cloudimages', 'v2.1', []],
  ['ims-cloudimages', 'v2.1', [set('/__description', smile.repeat(1024))]],
  ['ims-cloudimages', 'v2.1', [set('/__support_kvm_gpu_type', 'of-another-region')]],
  ['ims-cloudimages', 'v2.1', [set('/__proto__', 'x'), set('/constructor', 'x'), set('/', 'x')]],
  ['ims-cloudimages', 'v2.1', [set('/a~1b~0', 'x')]],
  ['ims-cloudimages', 'v2.1', [set('/min_ram', '512'), set('/max_ram', 0)]],
  ['ims-cloudimages', 'v2.1', [{ op: 'remove', path: '/hw_firmware_type', value: 5, from: '/x' }]],
  ['ims-cloudimages', 'v2.1', [set('/__support_xen', 'false'), set('/__support_xen_hana', 'true')]],
  ['ims-cloudimages', 'v2.1', [{ op: 'remove', path: '/__support_xen' }, set('/__support_xen_hana', 'true')]],
  ['glance', 'v2.0', [{ replace: '/name', value: null, op: 'x' }]],
  ['glance', 'v2.1', [set('/name', 'é'.repeat(255))]],
]

const refused: typeof taken = [
  ['ims-cloudimages', 'v2.1', {}],
  ['ims-cloudimages', 'v2.1', [set('/__description', smile.repeat(1025))]],
  ['ims-cloudimages', 'v2.1', [set('/__support_xen', true)]],
  ['ims-cloudimages', 'v2.1', [set('/os_glance_x', 'x')]],
  ['ims-cloudimages', 'v2.1', [set('/visibility', 'public')]],
  ['ims-cloudimages', 'v2.1', [set('/tags/0', 'x')]],
  ['ims-cloudimages', 'v2.1', [set('/a~b', 'x')]],
  ['ims-cloudimages', 'v2.1', [set('name', 'x')]],
  ['ims-cloudimages', 'v2.1', [set('', 'x')]],
  ['ims-cloudimages', 'v2.1', [{ op: 'remove', path: '/name' }]],
  ['ims-cloudimages', 'v2.1', [{ op: 'replace', path: '/name' }]],
  ['ims-cloudimages', 'v2.1', [{ replace: '/name', value: 'x' }]],
  ['ims-cloudimages-2023', 'v2.1', [set('/__support_kvm_gpu_type', 'of-another-region')]],
  ['otc-images', 'v2.0', [{ add: '/Foo', value: 'x' }]],
  ['glance', 'v2.0', [{ add: '/a', replace: '/b', value: 'x' }]],
  ['glance', 'v2.0', [{ replace: '/name', value: 'é'.repeat(256) }]],
  ['glance', 'v2.1', [set(`/${smile}`, 'x')]],
]

describe('a schema and the engine', () => {
  it.each(taken)('of %s in %s take %j', (id, format, body) => expect(both(id, format, body)).toBe(true))
  it.each(refused)('of %s in %s refuse %j', (id, format, body) => expect(both(id, format, body)).toBe(false))

  const patching = Object.values<Ruleset>(rulesets).filter(({ creates }) => creates === undefined)
  it.each(patching.filter(({ constraints }) => constraints.length > 0))(
    'of $id agree on every pair of a constraint',
    (ruleset: Ruleset) => {
      const nameOf = (end: End): string => (typeof end === 'string' ? end : end.attribute)
      const open = ({ attributes }: Ruleset, name: string): boolean =>
        attributes[name]?.effects.includes('set') === true
      const seen = new Set<boolean>()
      for (const { attribute, others } of ruleset.constraints) {
        const pairs = others.map(other => [nameOf(attribute), nameOf(other)] as const)
        for (const [one, two] of pairs.filter(pair => pair.every(name => open(ruleset, name))))
          for (const a of ['true', 'false', 'M60_vGPU', 'V100'])
            for (const b of ['true', 'false'])
              seen.add(both(ruleset.id as keyof typeof rulesets, 'v2.1', [set(`/${one}`, a), set(`/${two}`, b)]))
      }
      expect(seen.size).toBe(2)
    },
  )
})
