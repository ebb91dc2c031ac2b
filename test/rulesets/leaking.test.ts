import { expect, test } from 'vitest'
import { compile, type FormatId, type Image, rulesets } from '../../src/index.js'

const validator = compile(rulesets.glance)
const image: Image = { id: 'i-1', owner: 'p-1', status: 'active', visibility: 'shared', foo: 'bar' }

const status = (body: unknown, format: FormatId, role: 'member' | 'admin'): number | undefined =>
  validator.validate(body, { format, role, image }).status

const replace = (name: string, value: unknown): unknown => ({ op: 'replace', path: `/${name}`, value })
const add = (name: string, value: unknown): unknown => ({ op: 'add', path: `/${name}`, value })
const remove = (name: string): unknown => ({ op: 'remove', path: `/${name}` })

// Each row was put to a Glance 25.1; the recorded cases have only one of these operations at a time.
test.each([
  [[replace('extra_properties', 'xy')], 500],
  [[replace('extra_properties', 'xy'), add('x', 'y')], 500],
  [[replace('extra_properties', 'xy'), replace('x', 'y')], 500],
  [[replace('extra_properties', 'xy'), replace('q', 'y')], 409],
  [[replace('extra_properties', 'xy'), remove('x')], 500],
  [[replace('extra_properties', 'xy'), remove('q')], 409],
  [[replace('extra_properties', 'xy'), replace('name', 'z')], 500],
  [[replace('base', 'x'), replace('owner', 'p-1')], 403],
  [[replace('base', 'x'), add('owner', 'p-1')], 500],
  [[replace('base', 'x'), add('visibility', 'public')], 403],
  [[replace('base', 'x'), remove('name')], 500],
  [[replace('base', 'x'), replace('nope', 'x')], 500],
  [[replace('base', 'x'), remove('locations/0')], 500],
  [[replace('image_id', ''), add('x', 'y')], 404],
  [[replace('image_id', 'x'), replace('image_id', 'i-1')], 200],
  [[replace('image_id', 'x\ud800')], 500],
] as const)('what a member breaks in v2.1: %j is %i', (body, expected) => {
  expect(status(body, 'v2.1', 'member')).toBe(expected)
})

test.each([
  [
    [
      { replace: '/extra_properties', value: 'x' },
      { add: '/x', value: 'x' },
    ],
    409,
  ],
  [
    [
      { replace: '/extra_properties', value: 'x' },
      { add: '/y', value: 'x' },
    ],
    500,
  ],
  [
    [
      { replace: '/base', value: 'x' },
      { add: '/name', value: 'x' },
    ],
    500,
  ],
] as const)('and in v2.0: %j is %i', (body, expected) => {
  expect(status(body, 'v2.0', 'member')).toBe(expected)
})

test('an admin, whose ownership is not asked for, gets further', () => {
  expect(status([replace('base', 'x'), replace('base', 'x'), remove('base')], 'v2.1', 'admin')).toBe(403)
})
