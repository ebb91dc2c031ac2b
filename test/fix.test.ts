import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { explanations } from '../src/cli/explain/codes/index.js'
import { applyEdits, curesOf, fixText } from '../src/fix.js'
import { type Code, compile, rulesets } from '../src/index.js'
import { afterOf, bytesOf, cases, fixed } from './fixes/case.js'

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

/** The golden text; undefined where nothing is to be changed. */
function golden(name: string, kind: 'safe' | 'unsafe'): string | undefined {
  try {
    return readFileSync(afterOf(name, kind), 'utf8')
  } catch {
    return kind === 'unsafe' ? golden(name, 'safe') : undefined
  }
}

describe('the cases', () => {
  it.each(cases)('%s becomes what its golden files say', name => {
    expect(fixed(name, false).text).toBe(golden(name, 'safe'))
    expect(fixed(name, true).text).toBe(golden(name, 'unsafe'))
  })

  it.each(cases)('%s, as a string, becomes the same', name => {
    const text = textOf(bytesOf(name))
    for (const unsafe of [false, true]) expect(fixed(name, unsafe, text).text).toBe(fixed(name, unsafe).text)
  })

  it('show every code that can be fixed, before and after', () => {
    const seen = (unsafe: boolean): readonly Code[] => [
      ...new Set(cases.flatMap(name => fixed(name, unsafe).fixed.map(({ code }) => code))),
    ]
    const fixable = (...kinds: readonly unknown[]): string[] =>
      Object.entries(explanations).flatMap(([code, { fix }]) => (kinds.includes(fix) ? [code] : []))
    expect([...seen(false)].sort()).toEqual(fixable('safe', 'partly').sort())
    expect([...seen(true)].sort()).toEqual(fixable('safe', 'partly', 'unsafe').sort())
  })

  it('are told why they are as they are', () => {
    expect(cases.length).toBeGreaterThan(30)
    for (const name of cases) expect(fixed(name, true).report.diagnostics.length).toBeLessThan(10)
  })
})

describe('fixText', () => {
  const validator = compile(rulesets['ims-cloudimages'])

  it('answers what is left to say', () => {
    const text = '[{"op": "Add", "path": "hw_firmware_type", "value": "BIOS"}]'
    const { text: now, fixed: cured, report } = fixText(text, { validator })
    expect(now).toBe('[{"op": "add", "path": "/hw_firmware_type", "value": "BIOS"}]')
    expect(cured.map(({ code }) => code)).toEqual(['op-unknown', 'path-syntax'])
    expect(report).toEqual(validator.validateText(now ?? ''))
  })

  it('cures only the codes that it may', () => {
    const text = '[{"op": "Add", "path": "hw_firmware_type", "value": "bios"}]'
    const { text: now } = fixText(text, { validator, codes: code => code === 'path-syntax' })
    expect(now).toBe('[{"op": "Add", "path": "/hw_firmware_type", "value": "bios"}]')
  })

  it('leaves alone an operation in which a cure would bring something else to light, and only that one', () => {
    const text = '[{"op":"add","path":"/hw_firmware_typ","value":"no"},{"op":"add","path":"/__descripton","value":"x"}]'
    const { text: now } = fixText(text, { validator, unsafe: true })
    expect(now).toBe(text.replace('descripton', 'description'))
  })

  it('leaves alone what is no JSON, no UTF-8, and no body', () => {
    for (const text of ['', '[', '\ufeff', 'null', '"x"', '[[]]', '[{}]', new Uint8Array([0xff, 0xfe, 0x5b, 0])]) {
      const { text: now, fixed: cured } = fixText(text, { validator, unsafe: true })
      expect(cured.filter(({ code }) => code !== 'text-byte-order-mark')).toEqual([])
      if (text !== '\ufeff') expect(now).toBeUndefined()
    }
  })

  it('is quick with what is deep, and with what is long', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const bodies = [
      `[{"op":"replace","path":"/name","value":${deep}},{"add":"/min_ram","value":${deep}}]`,
      `[{"op":"add","path":"/min_ram","a":${deep},"a":${deep},"value":5}]`,
      `[{"op":"add","path":"/min_ram","value":5${',"k":1'.repeat(5_000)}}]`,
      `[{"op":"add","path":"/min_ram","value":5,${Array.from({ length: 5_000 }, (_, at) => `"k${at}":1`)}}]`,
    ]
    for (const text of bodies) {
      const { report } = fixText(text, { validator, unsafe: true })
      expect(() => JSON.stringify(report)).not.toThrow()
    }
    expect(fixText(bodies[3] ?? '', { validator, unsafe: true }).text).toBe(
      '[{"op":"add","path":"/min_ram","value":5}]',
    )
  })

  it('cures only the codes that it may, those of the whole body, too', () => {
    const text = '[{"replace": "/name", "value": "x"}]'
    const asked = { validator: compile(rulesets.glance), context: { format: 'v2.1' } as const }
    expect(fixText(text, asked).text).toBe('[{"op": "replace", "path": "/name", "value": "x"}]')
    expect(fixText(text, { ...asked, codes: code => code !== 'format-mismatch' }).text).toBeUndefined()
  })

  it('asks the image, and who sends the body, when it translates', () => {
    const asked = {
      validator: compile(rulesets.glance),
      context: { format: 'v2.0', image: { colour: 'red' } } as const,
    }
    expect(fixText('[{"op":"add","path":"/colour","value":"x"}]', asked).text).toBe(
      '[{"replace":"/colour","value":"x"}]',
    )
    expect(fixText('[{"op":"add","path":"/size_gb","value":"x"}]', asked).text).toBe('[{"add":"/size_gb","value":"x"}]')
    const bare = { ...asked, context: { format: 'v2.0' } as const }
    expect(fixText('[{"op":"add","path":"/colour","value":"x"}]', bare).text).toBeUndefined()
  })

  it('offers no translation where the endpoint does not take what the request names', () => {
    const context = { format: 'v2.0' } as const
    const text = '\ufeff[{"replace":"/name","value":"x"}]'
    const { text: now, fixed: cured } = fixText(text, { validator, context, unsafe: true })
    expect(now).toBe(text.slice(1))
    expect(cured.map(({ code }) => code)).toEqual(['text-byte-order-mark'])
  })

  it('does not ask every operation by itself which one is to be left alone', () => {
    const names = ['/__support_xn_hana', '/__support_kv']
    const count = (times: number): number => {
      const body = Array.from({ length: times }, (_, at) => ({ op: 'add', path: names[at % 2], value: 'true' }))
      let asked = 0
      const counting = {
        ...validator,
        validateText: (...all: Parameters<typeof validator.validateText>) => {
          asked++
          return validator.validateText(...all)
        },
      }
      fixText(JSON.stringify(body), { validator: counting, unsafe: true })
      return asked
    }
    expect(count(400)).toBeLessThan(count(100) + 20)
  })

  it('throws at what is no text, and at what is no validator', () => {
    expect(() => fixText(5 as never, { validator })).toThrow(TypeError)
    expect(() => fixText('[]', {} as never)).toThrow(/options\.validator: what compile returns/)
    expect(() => fixText('[]', undefined as never)).toThrow(/options: an object/)
    expect(() => fixText('[]', { validator, unsafe: 'yes' as never })).toThrow(/options\.unsafe/)
    expect(() => fixText('[]', { validator, codes: [] as never })).toThrow(/options\.codes/)
    expect(() => fixText('[]', { validator, context: { format: 'v3' as never } })).toThrow(TypeError)
  })
})

describe('curesOf', () => {
  const text = '[{"op": "add", "path": "/__support_kvm", "value": true, "note": 1}]'
  const { diagnostics } = compile(rulesets['ims-cloudimages']).validateText(text)

  it('answers for each diagnostic the edits that cure it', () => {
    const made = curesOf(diagnostics, text).map(cure => cure && applyEdits(text, cure.edits))
    expect(diagnostics.map(({ code }) => code)).toEqual(['member-ignored', 'value-type'])
    expect(made).toEqual([text.replace(', "note": 1', ''), text.replace('true', '"true"')])
  })

  it('answers nothing where a pointer leads nowhere', () => {
    expect(curesOf(diagnostics, '[]')).toEqual([undefined, undefined])
  })
})
