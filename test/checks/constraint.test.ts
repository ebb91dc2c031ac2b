import { describe, expect, it } from 'vitest'
import { type Constraint, compile, type Image, type Ruleset } from '../../src/index.js'

const ruleset = (constraints: readonly Constraint[]): Ruleset => ({
  id: 'test',
  mediaTypes: { 'application/json': 'v2.1' },
  attributes: { size: { effects: ['set'], presence: 'always', default: 0 } },
  otherwise: { effects: ['set', 'unset'] },
  constraints,
})

const set = (attribute: string, value: unknown = 'true'): unknown => ({ op: 'add', path: `/${attribute}`, value })
const unset = (attribute: string): unknown => ({ op: 'remove', path: `/${attribute}` })

/** The verdict, the conditions and the findings in one line each. */
function judged(constraints: readonly Constraint[], body: readonly unknown[], image?: Image): string {
  const { verdict, conditions, diagnostics } = compile(ruleset(constraints)).validate(
    body,
    image === undefined ? {} : { image },
  )
  const { present, absent, equals = [], differs = [] } = conditions
  const needs = [
    ...present.map(name => `+${name}`),
    ...absent.map(name => `-${name}`),
    ...equals.map(({ attribute, value }) => `${attribute}=${value}`),
    ...differs.map(({ attribute, value }) => `${attribute}!=${value}`),
  ]
  const found = diagnostics.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`)
  return [verdict, ...needs, ...found].join(' | ')
}

describe('excludes', () => {
  const rule: Constraint = { kind: 'excludes', attribute: 'gpu', others: ['xen', 'kvm'], off: 'false' }

  it.each<[string, readonly unknown[], Image | undefined, string]>([
    ['both set in the body', [set('xen'), set('gpu', 'M60')], undefined, 'refused | error constraint-excludes /1'],
    [
      'both set, the other way round',
      [set('gpu', 'M60'), set('xen')],
      undefined,
      'refused | error constraint-excludes /1',
    ],
    ['all three: one cause', [set('kvm'), set('xen'), set('gpu')], undefined, 'refused | error constraint-excludes /2'],
    ['one set, the image unknown', [set('gpu')], undefined, 'conditional | -xen | -kvm'],
    ['the other one set, the image unknown', [set('xen')], undefined, 'conditional | -gpu'],
    ['one set, the other in the image', [set('gpu')], { xen: 'true' }, 'refused | error constraint-excludes /0'],
    ['one set, nothing in the image', [set('gpu')], {}, 'accepted'],
    ['swapped in one body', [set('gpu'), unset('xen'), unset('kvm')], { xen: 'true', kvm: 'true' }, 'accepted'],
    ['swapped, the image unknown', [unset('xen'), set('gpu'), unset('kvm')], undefined, 'conditional | +xen | +kvm'],
    ['set and unset again', [set('xen'), set('gpu'), unset('xen')], { xen: 'true' }, 'accepted'],
    ['an old conflict, untouched', [set('other')], { xen: 'true', gpu: 'M60' }, 'accepted'],
    ['a conflict undone', [unset('xen')], { xen: 'true', gpu: 'M60' }, 'accepted'],
    ['switched off in the body', [set('xen', 'false'), set('gpu')], {}, 'accepted | warning constraint-excludes /1'],
    ['switched off in the image', [set('gpu')], { xen: 'false' }, 'accepted | warning constraint-excludes /0'],
    [
      'one switched off, one on',
      [set('gpu')],
      { xen: 'false', kvm: 'true' },
      'refused | error constraint-excludes /0 | warning constraint-excludes /0',
    ],
    ['set to off, the other unknown', [set('xen', 'false')], undefined, 'accepted'],
  ])('%s', (_, body, image, expected) => {
    expect(judged([rule], body, image)).toBe(expected)
  })

  it('only warns where it is a warning, and then makes no condition', () => {
    const soft: Constraint = { kind: 'excludes', attribute: 'gpu', others: ['xen'], severity: 'warning' }
    expect(judged([soft], [set('gpu')])).toBe('accepted')
    expect(judged([soft], [set('gpu'), set('xen')])).toBe('accepted | warning constraint-excludes /1')
  })

  it('may name values', () => {
    const valued: Constraint = {
      kind: 'excludes',
      attribute: { attribute: 'boot', equals: 'bios' },
      others: [{ attribute: 'arm', equals: 'true' }],
    }
    expect(judged([valued], [set('boot', 'bios')])).toBe('conditional | arm!=true')
    expect(judged([valued], [set('boot', 'uefi')])).toBe('accepted')
    expect(judged([valued], [set('boot', 'bios'), set('arm')])).toBe('refused | error constraint-excludes /1')
    expect(judged([valued], [set('arm')], { boot: 'bios' })).toBe('refused | error constraint-excludes /0')
  })
})

describe('requires', () => {
  const rule: Constraint = { kind: 'requires', attribute: 'inject', others: [{ attribute: 'env', equals: 'FC' }] }

  it.each<[string, readonly unknown[], Image | undefined, string]>([
    ['the image unknown', [set('inject')], undefined, 'conditional | env=FC'],
    ['met by the image', [set('inject')], { env: 'FC' }, 'accepted'],
    ['met by the body', [set('inject'), set('env', 'FC')], undefined, 'accepted'],
    ['unmet in value', [set('inject')], { env: 'X' }, 'refused | error constraint-requires /0'],
    ['unmet in presence', [set('inject')], {}, 'refused | error constraint-requires /0'],
    [
      'broken by taking the other away',
      [unset('env')],
      { inject: 'true', env: 'FC' },
      'refused | error constraint-requires /0',
    ],
    ['perhaps broken', [set('env', 'X')], undefined, 'conditional | -inject'],
    ["not the body's affair", [set('x')], { inject: 'true' }, 'accepted'],
  ])('%s', (_, body, image, expected) => {
    expect(judged([rule], body, image)).toBe(expected)
  })
})

describe('atMost', () => {
  const rule: Constraint = { kind: 'atMost', attribute: 'size', others: ['limit'], severity: 'warning' }

  it.each<[string, readonly unknown[], Image | undefined, string]>([
    ['above', [set('size', 5), set('limit', '4')], undefined, 'accepted | warning constraint-at-most /1'],
    ['equal', [set('size', 5), set('limit', 5)], undefined, 'accepted'],
    ['no limit', [set('size', 5), set('limit', 0)], undefined, 'accepted'],
    ['above the image', [set('size', 5)], { limit: '4' }, 'accepted | warning constraint-at-most /0'],
    ['below the default', [set('limit', '4')], {}, 'accepted'],
    ['unknown', [set('size', 5)], undefined, 'accepted'],
    ['not numbers', [set('size', 'x'), set('limit', 'y')], undefined, 'accepted'],
  ])('%s', (_, body, image, expected) => {
    expect(judged([rule], body, image)).toBe(expected)
  })
})

it('refuses where two constraints want the opposite of an unknown image', () => {
  const opposite: readonly Constraint[] = [
    { kind: 'excludes', attribute: 'a', others: ['c'] },
    { kind: 'requires', attribute: 'b', others: ['c'] },
  ]
  expect(judged(opposite, [set('a')])).toBe('conditional | -c')
  expect(judged(opposite, [set('a'), set('b')])).toBe('refused | error constraint-requires /1')
  expect(judged(opposite, [set('a'), set('b')], {})).toBe('refused | error constraint-requires /1')
  expect(judged(opposite, [set('a'), set('b')], { c: 'x' })).toBe('refused | error constraint-excludes /0')
})
