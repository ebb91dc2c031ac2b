import type { Alternative } from './checks/demand.js'
import type { Findings, Wanted } from './findings.js'
import type { Json } from './json.js'

/**
 * What a conditional verdict hangs on: the server takes the body exactly when the image has all of `present` and none of
 * `absent` (an attribute that a constraint only excludes counts as absent, too, while it has that constraint's off value),
 * and, where they are given, when its status is one of `status`, each of `equals` has that value and none of `differs` has,
 * and of each group in `either` one attribute has one of its values.
 */
export interface Conditions {
  readonly present: readonly string[]
  readonly absent: readonly string[]
  readonly status?: readonly string[]
  readonly equals?: readonly { readonly attribute: string; readonly value: Json }[]
  readonly differs?: readonly { readonly attribute: string; readonly value: Json }[]
  readonly either?: readonly (readonly { readonly attribute: string; readonly values: readonly Json[] }[])[]
}

/** All conditions that were found, each by its kind. */
export const conditionsOf = ({ present, absent, valued }: Findings): Conditions =>
  valued.length === 0 ? { present, absent } : { present, absent, ...valuesOf(valued) }

function valuesOf(wanted: readonly Wanted[]): Omit<Conditions, 'present' | 'absent'> {
  const groups = distinct(wanted.flatMap(groupOf))
  const alone = groups.flatMap(([one, other]) => (one !== undefined && other === undefined ? [one] : []))
  // The status, alone, has a member of its own; so have single values.
  const statuses = alone.filter(isStatus).map(({ values }) => values)
  const [first] = statuses
  const status = first?.filter(one => statuses.every(others => others.includes(one))) as string[] | undefined
  const equals = alone.filter(isSingle).map(({ attribute, values: [value = null] }) => ({ attribute, value }))
  const differs = wanted.flatMap(({ kind, attribute, equals: value }) =>
    kind === 'absent' && value !== undefined ? [{ attribute, value }] : [],
  )
  const either = groups.filter(([one, other]) => other !== undefined || (one && !isStatus(one) && !isSingle(one)))
  return {
    ...(status === undefined ? {} : { status }),
    ...(equals.length === 0 ? {} : { equals }),
    ...(differs.length === 0 ? {} : { differs }),
    ...(either.length === 0 ? {} : { either }),
  }
}

/** What is wanted as alternatives, of which one value of one attribute is the smallest kind. */
function groupOf({ kind, attribute, equals, either }: Wanted): readonly (readonly Alternative[])[] {
  if (either !== undefined) return [either]
  return kind === 'present' && equals !== undefined ? [[{ attribute, values: [equals] }]] : []
}

const isStatus = ({ attribute }: Alternative): boolean => attribute === 'status'
const isSingle = (one: Alternative): boolean => !isStatus(one) && one.values.length === 1

/** Many operations may want the same. */
const distinct = <T>(groups: readonly T[]): readonly T[] => [
  ...new Map(groups.map(group => [JSON.stringify(group), group])).values(),
]
