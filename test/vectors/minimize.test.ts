import { describe, expect, it } from 'vitest'
import { type JsonObject, minimize } from '../../src/index.js'
import { asShown, canonical } from '../live/case.js'
import { answer } from '../live/engine.js'
import { type Recorded, recorded } from './recorded.js'

const formatOf = (contentType: string | null) => {
  const type = contentType?.split(';')[0]
  if (type === 'application/openstack-images-v2.0-json-patch') return 'v2.0'
  return type === 'application/openstack-images-v2.1-json-patch' ? 'v2.1' : undefined
}

/** Python's reader takes what is not JSON (J4), or gives up on what is (J5, J7). */
const isParsed = ({ row }: Recorded): boolean => !['J4', 'J5', 'J7'].includes(row)

const parsed = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

/** The requests that have a format, a body that is JSON, and an image. */
const minimized = recorded.flatMap(each => {
  const format = formatOf(each.contentType)
  const body = parsed(each.body)
  const image = asShown(each.image)
  if (format === undefined || body === undefined || image === null || !isParsed(each)) return []
  const role = each.admin ? ('admin' as const) : ('member' as const)
  const known = minimize(body, { format, role, image })
  return [{ each, image, body, known, blind: minimize(body, { format, role }) }]
})

/** What Glance says to another body in the same place: as the engine judges, which these rows were put to. */
const shown = (each: Recorded, body: unknown, image: JsonObject): string => {
  const { status, image: after } = answer({ ...each, body: JSON.stringify(body) }, image)
  return `${status} ${after === undefined ? '' : canonical(after)}`
}

describe('the recorded bodies, minimized', () => {
  it('are most of them', () => {
    expect(minimized.length).toBeGreaterThan(1000)
  })

  it('are there for their image exactly where Glance took them', () => {
    const wrong = minimized.filter(({ each, known }) => (known.body !== undefined) !== (each.expect.status === 200))
    expect(wrong.map(({ each }) => each.id)).toEqual([])
  })

  it.each(['known', 'blind'] as const)('get the same answer, the image being %s', kind => {
    const wrong = minimized.flatMap(({ each, image, body, [kind]: { body: less } }) => {
      if (less === undefined || !Array.isArray(body)) return []
      const found = shown(each, less, image)
      const isLonger = less.length > body.length
      return found === shown(each, body, image) && !isLonger ? [] : [`${each.row} ${each.id}: ${JSON.stringify(less)}`]
    })
    expect(wrong).toEqual([])
  })

  it('are not there without the image only where Glance refused them', () => {
    const wrong = minimized.filter(({ each, blind }) => blind.body === undefined && each.expect.status === 200)
    expect(wrong.map(({ each }) => each.id)).toEqual([])
  })

  it('become shorter now and then', () => {
    const shorter = minimized.filter(
      ({ body, known }) => Array.isArray(body) && (known.body?.length ?? 1) < body.length,
    )
    expect(shorter.length).toBeGreaterThan(20)
  })
})
