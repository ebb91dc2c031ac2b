import { resolve } from 'node:path'
import type { Ruleset } from '../../index.js'
import { given } from '../given.js'
import { readImage } from '../image.js'
import { creationWords, type FoundRuleset, findRuleset, rulesetFaults } from '../ruleset.js'
import type { Streams } from '../streams.js'
import { isTrouble } from '../trouble.js'
import { isObject } from './checks.js'
import type { Choices } from './config.js'
import { type Fault, inside } from './fault.js'
import type { FoundImage, Layer } from './layer.js'

/** Something that was found, or why not. */
type Attempt<T> = { readonly found: T } | { readonly message: string }

/** The files that a config names, each read once. */
export interface OwnFiles {
  ruleset(name: string): Promise<Attempt<FoundRuleset>>
  image(name: string): Promise<Attempt<FoundImage>>
  /** What is wrong inside of them, as text for people. */
  details(): readonly string[]
}

export function ownFiles(folder: string, streams: Streams): OwnFiles {
  const details: string[] = []
  const attempt = async <T>(work: Promise<T>): Promise<Attempt<T>> => {
    try {
      return { found: await work }
    } catch (error) {
      if (!isTrouble(error)) throw error
      if (error.details !== '') details.push(error.details)
      return { message: error.message }
    }
  }
  const image = async (name: string): Promise<FoundImage> => {
    const file = resolve(folder, name)
    return { image: (await readImage(file, streams)).value, file }
  }
  return {
    ruleset: once(name => attempt(findRuleset(name, folder, streams))),
    image: once(name => attempt(image(name))),
    details: () => details,
  }
}

function once<T>(work: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return name => {
    const found = known.get(name) ?? work(name)
    known.set(name, found)
    return found
  }
}

/** Choices with what they name. What has no right shape is passed over: that is told elsewhere. */
export async function resolveChoices(
  choices: unknown,
  pointer: string,
  files: OwnFiles,
): Promise<{ readonly layer: Layer; readonly faults: readonly Fault[] }> {
  if (!isObject(choices)) return { layer: {}, faults: [] }
  const faults: Fault[] = []
  const take = <T>(member: string, attempt: Attempt<T> | undefined): T | undefined => {
    if (attempt === undefined || 'found' in attempt) return attempt?.found
    faults.push({ pointer: inside(pointer, member), key: false, message: attempt.message })
    return undefined
  }
  const { ruleset, image, mediaType, role, severities } = choices as Choices
  const named = isName(ruleset) ? take('ruleset', await files.ruleset(ruleset)) : undefined
  const pictured = isName(image) ? take('image', await files.image(image)) : undefined
  if (isObject(ruleset)) faults.push(...(await inlineFaults(ruleset, inside(pointer, 'ruleset'))))
  const inline = isObject(ruleset) ? { ruleset: ruleset as unknown as Ruleset } : undefined
  return { layer: given({ ruleset: named ?? inline, image: pictured, mediaType, role, severities }), faults }
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== ''

async function inlineFaults(ruleset: Readonly<Record<string, unknown>>, pointer: string): Promise<readonly Fault[]> {
  const faults = await rulesetFaults(ruleset)
  if (faults.length === 0 && ruleset.creates !== undefined)
    return [{ pointer: inside(pointer, 'creates'), key: true, message: `the ruleset ${ruleset.id} ${creationWords}` }]
  return faults.map(fault => ({ ...fault, pointer: `${pointer}${fault.pointer}` }))
}
