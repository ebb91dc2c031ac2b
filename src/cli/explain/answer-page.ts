import { type Ruleset, rulesets } from '../../index.js'
import type { Paint } from '../colours.js'
import { labelled } from './layout.js'
import { unique } from './phrases.js'

/** An error code of IMS, as reports show it behind the status. */
export const isAnswer = (name: string): boolean => /^IMG\.\d+$/.test(name)

/** The page of an error code: what leads to it. undefined where no built-in ruleset knows it. */
export function answerPage(code: string, tint: Paint): string | undefined {
  const causes = unique(Object.values<Ruleset>(rulesets).flatMap(ruleset => causesIn(ruleset, code, [])))
  if (causes.length === 0) return undefined
  const lines = [
    `${tint('bold', code)}: an answer of Huawei IMS and of clouds built on it.`,
    '',
    ...labelled('  comes of', causes.join(', '), 13),
    '',
    'image-patch explain says more of each.',
  ]
  return `${lines.join('\n')}\n`
}

/** Where a ruleset answers so: the finding's code in a list of answers, else the attribute whose rule it is. */
function causesIn(value: unknown, code: string, path: readonly string[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('status' in value && 'code' in value && value.code === code) return [causeAt(path)]
  return Object.entries(value).flatMap(([name, inner]) => causesIn(inner, code, [...path, name]))
}

function causeAt(path: readonly string[]): string {
  if (path.at(-2) === 'answers') return path.at(-1) ?? ''
  if (path[0] === 'attributes') return path[1] ?? ''
  return path[0] === 'constraints' ? 'constraint-excludes' : 'attribute-name'
}
