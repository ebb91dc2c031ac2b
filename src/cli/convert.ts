import { resolve } from 'node:path'
import { type Diagnostic, describe, type FormatId, translate } from '../index.js'
import { hasColours } from './colours.js'
import { type Finding, findingText } from './finding.js'
import { given } from './given.js'
import { loadImage } from './image.js'
import { inexactNumbers } from './inexact.js'
import { shown, standardInput } from './inputs.js'
import { textFaults, withoutMark } from './json-file.js'
import { rangesOf, textOf } from './places.js'
import { printable } from './printable.js'
import { type Input, readInput } from './read.js'
import { loadRuleset } from './ruleset.js'
import type { Streams } from './streams.js'
import { reasonOf, trouble } from './trouble.js'

export interface ConvertOptions {
  readonly to: FormatId
  readonly from?: FormatId
  readonly ruleset: string
  readonly image?: string
  readonly role?: 'member' | 'admin'
  readonly assume?: 'present' | 'absent'
}

/** Translates one body: the new one to stdout, all that is to be said about it to stderr. Answers the exit code. */
export async function convert(name: string, options: ConvertOptions, streams: Streams): Promise<number> {
  const { to, from, role, assume } = options
  const ruleset = await loadRuleset(options.ruleset, streams)
  const image = options.image === undefined ? undefined : await loadImage(options.image, streams)
  const input: Input = name === '-' ? standardInput : fileInput(name, streams.cwd)
  const bytes = await readInput(input, streams).catch((error: unknown) => {
    throw trouble(`cannot read ${input.name}: ${reasonOf(error)}`)
  })
  const text = textOf(bytes)
  const colours = hasColours(streams.stderr, streams.env)
  const tell = async (findings: readonly Finding[]): Promise<void> => {
    for (const finding of findings) await streams.stderr.write(findingText(finding, text, colours))
  }
  const findingsOf = (diagnostics: readonly Diagnostic[]): Finding[] => {
    const ranges = rangesOf(diagnostics, text, bytes)
    return diagnostics.map((diagnostic, index) => ({
      ...diagnostic,
      file: input.name,
      range: ranges[index],
      message: describe(diagnostic),
    }))
  }

  const faults = findingsOf(textFaults(bytes))
  const broken = faults.some(({ severity }) => severity === 'error')
  const unfit = broken ? faults : [...faults, ...inexactNumbers(input.name, text)]
  await tell(unfit)
  if (unfit.some(({ severity }) => severity === 'error')) return 1

  const result = translate(JSON.parse(withoutMark(text)), { to, ruleset, ...given({ from, image, role, assume }) })
  await tell(findingsOf(result.diagnostics))
  if (result.outcome !== 'exact') await streams.stderr.write(`${printable(input.name)}: ${outcomes[result.outcome]}\n`)
  if (result.body === undefined) return 1
  await streams.stdout.write(`${JSON.stringify(result.body, null, 2)}\n`)
  return 0
}

const outcomes = {
  weakened: 'translated, weakened: the new body demands less of the image',
  strengthened: 'translated, strengthened: the new body demands more of the image',
  mixed: 'translated, mixed: the new body demands less of the image in places, and more in others',
  untranslatable: 'not translated',
} as const

function fileInput(name: string, cwd: string): Input {
  const path = resolve(cwd, name)
  return { name: shown(path, cwd), path }
}
