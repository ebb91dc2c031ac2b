import type { Alternative } from './checks/demand.js'
import type { Wanted } from './findings.js'
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
export function conditionsOf(wanted: readonly Wanted[]): Conditions {
  const present: string[] = []
  const absent: string[] = []
  const valued: Wanted[] = []
  for (const one of wanted) {
    if (one.kind === 'either' || one.equals !== undefined) valued.push(one)
    else if (one.kind === 'present') present.push(one.attribute)
    else absent.push(one.attribute)
  }
  return valued.length === 0 ? { present, absent } : { present, absent, ...valuesOf(valued) }
}

function valuesOf(wanted: readonly Wanted[]): Omit<Conditions, 'present' | 'absent'> {
  const groups = wanted.flatMap(({ either }) => (either === undefined ? [] : [either]))
  // The status, alone, has a member of its own; so have single values.
  const statuses = groups.flatMap(([one, other]) =>
    one?.attribute === 'status' && other === undefined ? [one.values] : [],
  )
  const [first] = statuses
  const status = first?.filter(one => statuses.every(others => others.includes(one))) as string[] | undefined
  const singles = groups.flatMap(([one, other]) => (isSingle(one) && other === undefined ? [one] : []))
  const either = groups.filter(([one, other]) => other !== undefined || (one?.attribute !== 'status' && !isSingle(one)))
  const pairs = (kind: Wanted['kind']): readonly { attribute: string; value: Json }[] =>
    wanted.flatMap(one =>
      one.kind === kind && one.equals !== undefined ? [{ attribute: one.attribute, value: one.equals }] : [],
    )
  const equals = distinct([
    ...pairs('present'),
    ...singles.map(({ attribute, values: [value = null] }) => ({ attribute, value })),
  ])
  const differs = pairs('absent')
  return {
    ...(status === undefined ? {} : { status }),
    ...(equals.length === 0 ? {} : { equals }),
    ...(differs.length === 0 ? {} : { differs }),
    ...(either.length === 0 ? {} : { either }),
  }
}

const isSingle = (one: Alternative | undefined): one is Alternative =>
  one !== undefined && one.attribute !== 'status' && one.values.length === 1

const distinct = (
  pairs: readonly { attribute: string; value: Json }[],
): readonly { attribute: string; value: Json }[] =>
  pairs.filter(
    (pair, index) => pairs.findIndex(one => one.attribute === pair.attribute && one.value === pair.value) === index,
  )
