import { isObject, type Json, ownMembers, typeName } from '../../json.js'
import { formatPointer } from '../../pointer.js'
import type { Source } from '../step.js'
import { mergeValue } from './merge-value.js'
import { unset } from './wire.js'

/**
 * Merge patches: a member is set whether it is there or not.
 *
 * > Null values in the merge patch are given special meaning to indicate the removal of existing values in the target.
 * > (RFC 7396, 1)
 */
export const mergePatchSource: Source = {
  read(body, state, tell, complain) {
    if (!isObject(body))
      return complain({ code: 'body-not-object', pointer: '', params: { found: typeName(body) } }, -1)
    for (const [index, [attribute, member]] of Object.entries(ownMembers(body)).entries()) {
      // What is not there need not be removed.
      if (member === undefined || (member === null && state.of(attribute).present === false)) continue
      const known = isObject(member) ? state.of(attribute) : undefined
      if (known?.present === undefined ? known !== undefined : known.present && known.value === undefined) {
        const params = { attribute, op: 'merge', reason: 'image' } as const
        complain({ code: 'operation-untranslatable', pointer: formatPointer([attribute]), params }, index)
        continue
      }
      // What cannot be JSON is carried over as it is, for the checks to find.
      const value = known === undefined ? (member as Json) : mergeValue(known.value, member)
      const effect = value === null ? unset : ({ kind: 'set', value } as const)
      tell({
        operation: { target: [attribute], precondition: 'none', effect },
        op: value === null ? 'remove' : 'set',
        path: formatPointer([attribute]),
        index,
        derived: known !== undefined,
      })
    }
  },
  place({ path, derived }) {
    return derived ? { operation: path, path } : { operation: path, path, value: path }
  },
}
