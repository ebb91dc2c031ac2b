import type { AttributeRule, Demand, Exemption, Precondition } from '../../index.js'
import { article, choices, either } from './phrases.js'

/** The ops that have each precondition, by the tables of the formats. */
const preconditions: { readonly [P in Precondition]: string } = {
  present: 'replace, remove',
  absent: 'add of v2.0',
  none: 'add of v2.1',
}

/** What a demand asks, and of which operations. */
export function demandWords({ status, role, setting, unless, value, precondition }: Demand): string {
  const asked = [
    ...(status === undefined ? [] : [`while the image is ${either(status)}`]),
    ...(role === undefined ? [] : [`by ${article(role)}`]),
    ...(setting === undefined ? [] : [`where ${setting} is switched on`]),
  ].join(', ')
  const exempt = unless === undefined ? '' : `${asked === '' ? 'if' : ', unless'} ${exemptionWords(unless)}`
  const when = [
    ...(value === undefined ? [] : [`as ${JSON.stringify(value)}`]),
    ...(precondition === undefined ? [] : [preconditions[precondition]]),
  ].join(', ')
  return `${when}${when === '' ? '' : ': '}only ${asked}${exempt}`
}

const exemptionWords = ({ values, same, image }: Exemption): string =>
  either([
    ...(values === undefined ? [] : [`it is ${choices(values)}`]),
    ...(same === undefined ? [] : [`it is what the image has in ${same}`]),
    ...(image === undefined ? [] : [`the image has ${image.attribute} ${choices(image.values)}`]),
  ])

const kept: { readonly [S in NonNullable<AttributeRule['stored']>]: string } = {
  'as-set': 'kept as a set: without order, each item once',
  'empty-as-null': '"" is kept as null',
  'not-at-all': 'the server keeps nothing of it',
  overshadowed: 'GET may show another value in its place',
  'breaks-image': 'the server then fails at the image',
  'breaks-attributes': 'the server then fails at the custom attributes of the image',
}

/** What else is peculiar to an attribute: demands, paths into it, how it is kept. */
export function noteWords({ demands = [], depth = {}, stored }: AttributeRule): readonly string[] {
  return [
    ...demands.map(demandWords),
    ...Object.entries(depth).map(([op, parts]) => `its path has ${parts} parts in ${op}`),
    ...(stored === undefined ? [] : [kept[stored]]),
  ]
}
