import { type Ruleset, rulesets } from '../index.js'
import { speller } from '../spelling.js'
import { hasColours, type Paint, paint } from './colours.js'
import { answerPage, isAnswer } from './explain/answer-page.js'
import { attributePage } from './explain/attribute-page.js'
import { allCodes, isCode } from './explain/code-facts.js'
import { codePage } from './explain/code-page.js'
import type { Streams } from './streams.js'
import { trouble } from './trouble.js'

export interface ExplainOptions {
  /** Of an attribute, only what this one says. */
  readonly ruleset?: Ruleset | undefined
}

/**
 * Prints what is known of a code, of an attribute or of an answer of IMS; of an attribute that no ruleset lists, what they say of such ones. Answers
 * the exit code. A name that is neither a code nor a listed attribute is trouble, unless a "/" says that it is an attribute.
 */
export async function explain(name: string, { ruleset }: ExplainOptions, streams: Streams): Promise<number> {
  const tint = paint(hasColours(streams.stdout, streams.env))
  const code = name.replace(/^\[(.*)\]$/s, '$1')
  const page = isCode(code) ? codePage(code, tint) : isAnswer(code) ? answerPage(code, tint) : undefined
  await streams.stdout.write(page ?? pageOf(name, ruleset, tint))
  return 0
}

function pageOf(name: string, ruleset: Ruleset | undefined, tint: Paint): string {
  const asked = ruleset === undefined ? patching : [ruleset]
  const attribute = attributeNamed(name)
  const isListed = asked.some(({ attributes }) => Object.hasOwn(attributes, attribute))
  const near = isListed || name.startsWith('/') ? undefined : nearest(attribute, asked)
  const isAllowed = isListed || (name.startsWith('/') && takesOthers(asked))
  if (name === '' || near !== undefined || !isAllowed) throw unknown(name, near, asked)
  return attributePage(attribute, asked, tint)
}

/** Whether there are attributes that no list has. */
const takesOthers = (asked: readonly Ruleset[]): boolean => asked.some(({ otherwise }) => otherwise !== undefined)

const patching = Object.values<Ruleset>(rulesets).filter(({ creates }) => creates === undefined)

/** The attribute of a name as people have it before them: with a "/" it is a path, whose first reference token counts. */
function attributeNamed(name: string): string {
  const token = name.startsWith('/') ? (name.slice(1).split('/')[0] ?? '') : name
  return /~(?![01])/.test(token) ? token : token.replaceAll('~1', '/').replaceAll('~0', '~')
}

function nearest(name: string, asked: readonly Ruleset[]): string | undefined {
  const listed = asked.flatMap(({ attributes }) => Object.entries(attributes))
  const misprints = listed.flatMap(([attribute, { aliases = [] }]) => aliases.map(alias => [alias, attribute] as const))
  return speller([...allCodes, ...new Set(listed.map(([attribute]) => attribute))], Object.fromEntries(misprints))(name)
}

function unknown(name: string, near: string | undefined, asked: readonly Ruleset[]): Error {
  const [only, ...others] = asked
  const isOne = only !== undefined && others.length === 0
  const what = `${JSON.stringify(name)} is no code, and no attribute${isOne ? ` of ${only.id}` : ''}.`
  const lists = `image-patch --list-codes lists the codes, image-patch rules${isOne ? ', with the same --ruleset,' : ''} the attributes.`
  const custom = `For a custom attribute of that name: image-patch explain /${name}`
  const isCustom = name !== '' && !name.startsWith('/') && takesOthers(asked)
  const help = near === undefined ? lists : `Did you mean ${JSON.stringify(near)}?`
  return trouble([what, help, ...(isCustom ? [custom] : [])].join(' '))
}
