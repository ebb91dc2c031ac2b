import { describe, expect, it } from 'vitest'
import { compile, type Ruleset, rulesets } from '../src/index.js'

const { validate } = compile(rulesets['ims-cloudimages'])
const said = (element: unknown) =>
  validate([element]).diagnostics.map(({ code, pointer, suggestion }) => [code, pointer, suggestion?.safe])

describe('a slip that leaves no doubt', () => {
  it('hides nothing that is wrong besides', () => {
    expect(said({ Op: 'Add', Path: 'hw_firmware_type', Value: 'UEFI' })).toEqual([
      ['op-missing', '/0', true],
      ['op-unknown', '/0/Op', true],
      ['path-missing', '/0', true],
      ['path-syntax', '/0/Path', true],
      ['value-missing', '/0', true],
      ['value-not-allowed', '/0/Value', false],
    ])
  })

  it('is no such slip where two members may be meant, or two formats', () => {
    expect(said({ Op: 'add', OP: 'remove', path: '/name', value: '' })).toEqual([['op-missing', '/0', false]])
    expect(said({ op: 'add', path: '/name', Value: '', VALUE: 'x' })).toContainEqual(['value-missing', '/0', false])
    const both = validate([
      { op: 'replace', path: '/min_ram', value: 1 },
      { add: '/name', op: 'no', value: 'x' },
    ])
    expect(both.diagnostics[0]).toMatchObject({ code: 'operation-format-mismatch', pointer: '/1' })
    expect(both.diagnostics[0]).not.toHaveProperty('suggestion')
  })

  it('is none where the name of the attribute is in doubt: its values may be other ones', () => {
    const { diagnostics } = compile(rulesets.glance).validate([{ op: 'add', path: '/protcted', value: true }])
    expect(diagnostics.map(({ code, suggestion }) => [code, suggestion?.safe])).toEqual([
      ['attribute-similar', false],
      ['value-type', false],
    ])
  })

  it('changes nothing of what the server answers, whose demands are on the value that was sent', () => {
    const rules: Ruleset = {
      id: 'small',
      mediaTypes: { 'application/json': 'v2.1' },
      attributes: {
        a: {
          effects: ['set'],
          value: [{ type: 'string', stage: 'apply' }],
          demands: [{ setting: 'never', unless: { values: [1] }, answer: { status: 418 }, sources: ['own 1'] }],
          sources: ['own 1'],
        },
      },
      constraints: [],
    }
    const { refusal, status } = compile(rules).validate([{ op: 'add', path: '/a', value: 1 }], { image: {} })
    expect([refusal?.code, status]).toEqual(['value-type', 400])
  })

  it('is meant where constraints are judged', () => {
    const flags = [
      { op: 'add', path: '/__support_kvm', value: true },
      { op: 'add', path: '/__support_xen_hana', value: true },
    ]
    const codes = validate(flags).diagnostics.map(({ code }) => code)
    expect(codes).toContain('constraint-excludes')
  })
})
