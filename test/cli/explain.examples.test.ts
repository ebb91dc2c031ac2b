import { describe, expect, it } from 'vitest'
import { explanations } from '../../src/cli/explain/codes/index.js'
import { shown } from '../../src/cli/explain/example-lines.js'
import type { AnyCode, Example } from '../../src/cli/explain/explanation.js'
import {
  type Code,
  compile,
  type Diagnostic,
  diff,
  documents,
  type Ruleset,
  rulesets,
  translate,
} from '../../src/index.js'
import { folder, run } from './run.js'

type Judged = Exclude<Example, { readonly line: string }>
interface Found {
  readonly codes: readonly Code[]
  /** The body is refused, or none could be made. */
  readonly refused: boolean
}

const isJudged = (example: Example): example is Judged => !('line' in example)
const codes = Object.keys(explanations) as AnyCode[]
const judged = codes.flatMap(code => {
  const { bad, good } = explanations[code]
  return isJudged(bad) && isJudged(good) ? [{ code, bad, good }] : []
})

describe('the examples', () => {
  it.each(judged)('of $code show it, and are cured without another complaint', ({ code, bad, good }) => {
    const [ill, well] = [judge(bad), judge(good)]
    expect(ill.codes).toContain(code)
    expect(well.refused).toBe(false)
    expect(well.codes).not.toContain(code)
    expect(ill.codes).toEqual(expect.arrayContaining([...well.codes]))
  })

  it('are judged by the engine, but where no body shows the code', () => {
    const typed = codes.filter(code => !judged.some(each => each.code === code))
    expect(typed.sort()).toEqual(['baseline-unused', 'body-unreadable', 'input-unreadable'])
  })

  it('show what a program says: a value that throws cannot be read, one that does not can be', () => {
    const { validate } = compile(rulesets.glance)
    const throwing = {
      get op() {
        throw new Error('gone')
      },
    }
    expect(codesOf(validate([throwing]).diagnostics)).toEqual(['body-unreadable'])
    expect(codesOf(validate([{ op: 'remove', path: '/colour' }]).diagnostics)).toEqual([])
  })

  it('show what the command says of inputs that are not there', async () => {
    const cwd = folder({ 'patches/body.json': '[{"op":"replace","path":"/name","value":"web"}]' })
    const asked = (example: Example) => run(shown(example).line.replace('$ image-patch ', '').split(' '), { cwd })
    const { bad, good } = explanations['input-unreadable']
    expect(await asked(bad)).toMatchObject({ code: 2, stdout: expect.stringContaining('input-unreadable') })
    expect(await asked(good)).toMatchObject({ code: 0, stdout: expect.not.stringContaining('input-unreadable') })
  })

  it('show what the command says of a baseline, and what takes that away', async () => {
    const files = { 'patches/a.json': { 'op-unknown': ['/0/op'] } }
    const cwd = folder({
      'patches/a.json': '[{"op":"replace","path":"/name","value":"web"}]',
      'image-patch.baseline.json': JSON.stringify({ version: 1, files }),
    })
    const asked = async (example: Example) =>
      (await run(shown(example).line.replace('$ image-patch ', '').split(' '), { cwd })).stdout
    const { bad, good } = explanations['baseline-unused']
    expect(await asked(bad)).toContain('[baseline-unused]')
    expect(await asked(good)).not.toContain('[baseline-unused]')
    expect(await asked(bad)).not.toContain('[baseline-unused]')
  })

  const typed = judged.filter(({ bad }) => bad.image !== null)
  it.each(typed)('of $code are commands that say so', async ({ code, bad, good }) => {
    expect(await said(bad)).toContain(`${code}]`)
    expect(await said(good)).not.toContain(`${code}]`)
  })
})

describe('the explanations', () => {
  const all = codes.map(code => ({ code, ...explanations[code] }))

  it('cite documents and RFCs only', () => {
    const strangers = all.flatMap(({ sources }) => sources).filter(source => !isCited(source))
    expect(strangers).toEqual([])
  })

  it('are whole sentences, each of them once', () => {
    for (const { code, title, why } of all)
      for (const sentence of [title, ...why]) expect(sentence, code).toMatch(/^\S.*[^.]\.$/)
    expect(new Set(all.map(({ title }) => title)).size).toBe(codes.length)
  })

  it('have a title that fits into a line', () => {
    expect(all.filter(({ title }) => title.length > 80).map(({ code }) => code)).toEqual([])
  })
})

const isCited = (source: string): boolean =>
  /^RFC \d{4} \d+(?:\.\d+)*$/.test(source) || Object.hasOwn(documents, source.split(' ')[0] ?? '')

/** What the engine says of an example. */
function judge(example: Judged): Found {
  const rules = rulesOf(example.ruleset)
  if ('after' in example) {
    const { image, after, prune = false } = example
    return outcome(diff(image, after, { to: 'v2.1', ruleset: rules, prune }))
  }
  const image = example.image === undefined ? {} : { image: example.image }
  if ('to' in example) {
    const { body, to, from, fromRuleset, assume } = example
    const known = { ...(from && { from }), ...(assume && { assume }), ...(example.image && { image: example.image }) }
    const ruleset = fromRuleset === undefined ? rules : { from: rulesets[fromRuleset], to: rules }
    return outcome(translate(JSON.parse(body), { to, ruleset, ...known }))
  }
  const context = { ...image, ...(example.mediaType && { mediaType: example.mediaType }) }
  const { verdict, diagnostics } = compile(rules).validateText(bytesOf(example), context)
  return { codes: codesOf(diagnostics), refused: verdict === 'refused' }
}

const rulesOf = (ruleset: Judged['ruleset'] = 'ims-cloudimages'): Ruleset =>
  typeof ruleset === 'string' ? rulesets[ruleset] : ruleset

const bytesOf = ({ body, encoding }: { readonly body: string; readonly encoding?: string }): Buffer =>
  Buffer.from(body, encoding === undefined ? 'utf8' : 'latin1')

const codesOf = (diagnostics: readonly Diagnostic[]): readonly Code[] => diagnostics.map(({ code }) => code)

const outcome = (made: { readonly body?: unknown; readonly diagnostics: readonly Diagnostic[] }): Found => ({
  codes: codesOf(made.diagnostics),
  refused: made.body === undefined,
})

/** What the command says when a reader types the line of an example beside its files. */
async function said(example: Judged): Promise<string> {
  const { line, files } = shown(example)
  const own = Object.fromEntries(files.map(({ name, text }) => [name.split(',')[0] ?? '', text]))
  const body = 'body' in example ? { 'body.json': bytesOf(example) } : {}
  const [, ...args] = line.replace('$ ', '').split(' ')
  const { stdout, stderr } = await run(args, { cwd: folder({ ...own, ...body }) })
  return stdout + stderr
}
