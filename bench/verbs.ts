import { compile, diff, type Image, minimize, rulesets, translate, translateText } from '../src/index.js'
import { type Growing, growing } from './growing.js'

/** One function of the engine, and the kinds of body with which it is looked at how it grows. */
export interface Verb {
  readonly name: string
  readonly kinds: readonly Growing[]
  readonly prepare: (text: string) => unknown
  readonly run: (input: unknown) => unknown
}

const validator = compile(rulesets['ims-cloudimages'])
const image = { id: 'i', name: 'web', min_ram: 512, status: 'active', acme_again: 'a' }
const options = { from: 'v2.1', to: 'v2.0', assume: 'absent' } as const

/** What stops at the first fault gets one near the end. */
const stopping: readonly Growing[] = ['valid', 'late', 'one']
const complete: readonly Growing[] = ['valid', 'many', 'one', 'one, faulty']

const ofBody = (name: string, kinds: readonly Growing[], run: (body: unknown) => unknown): Verb => ({
  name,
  kinds,
  prepare: text => JSON.parse(text),
  run,
})
const ofText = (name: string, kinds: readonly Growing[], run: (text: string) => unknown): Verb => ({
  name,
  kinds,
  prepare: text => text,
  run: text => run(text as string),
})

export const verbs: readonly Verb[] = [
  ofText('JSON.parse', growing, text => JSON.parse(text)),
  ofBody('isValid', stopping, body => validator.isValid(body)),
  ofBody('validate', complete, body => validator.validate(body)),
  ofText('isValidText', stopping, text => validator.isValidText(text)),
  ofText('validateText', complete, text => validator.validateText(text)),
  ofBody('translate', complete, body => translate(body, options)),
  ofText('translateText', complete, text => translateText(text, options)),
  ofBody('apply', complete, body => validator.apply(body, image)),
  ofBody('minimize', complete, body => minimize(body)),
  {
    name: 'diff',
    kinds: ['valid', 'many'],
    prepare: afterwards,
    run: after => diff(image, after as Image, { to: 'v2.1' }),
  },
]

/** An image with every attribute that the body sets. */
function afterwards(text: string): Image {
  const body: readonly { readonly path?: string; readonly value?: unknown }[] = JSON.parse(text)
  const set = body.map(({ path = '/', value }): [string, unknown] => [path.slice(1), value])
  return JSON.parse(JSON.stringify({ ...image, ...Object.fromEntries(set) }))
}
