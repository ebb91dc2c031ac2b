import { describe, expect, it } from 'vitest'
import { type Conditions, compile, type Image, rulesets } from '../../src/index.js'
import { wire } from '../live/case.js'
import { recorded } from './recorded.js'

const validator = compile(rulesets.glance)
const owner = 'p-1'

/** An image as the conditions want it. */
function fitting({ present, status, equals = [], either = [] }: Conditions): Image {
  const image: Record<string, Image[string]> = {
    id: 'i-1',
    owner,
    visibility: 'private',
    status: status?.[0] ?? 'active',
  }
  for (const attribute of present) image[attribute] = 'x'
  for (const { attribute, value } of equals) image[attribute] = value
  for (const one of either.map(group => group.at(-1)))
    if (one !== undefined) image[one.attribute] = one.values[0] ?? null
  return image
}

/** An image that is otherwise in all of them. */
function unfitting({ absent, status = [] }: Conditions): Image {
  const image: Record<string, Image[string]> = { id: 'i-1', owner, visibility: 'private' }
  image.status = ['active', 'queued'].find(each => !status.includes(each)) ?? 'deactivated'
  for (const attribute of absent) image[attribute] = 'x'
  return image
}

/** An image that has every attribute whose name matches. */
const imageWith = (names: RegExp, image: Image): Image =>
  new Proxy(image, {
    getOwnPropertyDescriptor: (target, name) =>
      Object.getOwnPropertyDescriptor(target, name) ??
      (names.test(String(name)) ? { value: 'x', configurable: true, enumerable: true } : undefined),
  })

describe('a verdict without the image', () => {
  const blind = recorded.map(each => {
    const context = { mediaType: each.contentType ?? '', role: each.admin ? ('admin' as const) : ('member' as const) }
    const text = wire(each.body ?? '')
    const ask = (image: Image): number | undefined => validator.validateText(text, { ...context, image }).status
    return { id: each.id, report: validator.validateText(text, context), ask }
  })

  it('is conditional only where two images make a difference', () => {
    const conditional = blind.filter(({ report }) => report.verdict === 'conditional')
    expect(conditional.length).toBeGreaterThan(200)
    const idle = conditional.filter(
      ({ report: { conditions }, ask }) => ask(fitting(conditions)) !== 200 || ask(unfitting(conditions)) === 200,
    )
    expect(idle.map(({ id, report: { conditions } }) => ({ id, conditions }))).toEqual([])
  })

  it('has a status wherever it is accepted, and where it is refused unless the image decides which', () => {
    const open = blind.filter(({ report }) => report.verdict !== 'conditional' && report.status === undefined)
    expect(open.filter(({ report }) => report.verdict === 'accepted')).toEqual([])
    // Custom attributes that are there or not, all of them or only some, and a status that lets more be changed.
    const images = ['active', 'queued'].flatMap(status =>
      [/(?:)/, /^(?!)/, /[aeou]/, /[^aeou]$/, /^(?!note|hw_vif)/].map(names =>
        imageWith(names, { id: 'i-1', owner, status }),
      ),
    )
    expect(open.length).toBeGreaterThan(5)
    expect(open.filter(({ ask }) => new Set(images.map(ask)).size === 1).map(({ id }) => id)).toEqual([])
  })
})
