import { bodyFault } from '../../body-fault.js'
import { decodeOperation } from '../../decode.js'
import type { Format } from '../../formats/format.js'
import { opOf } from '../../formats/ops.js'
import { indexesOf } from '../../json.js'
import type { Meanings } from '../../rules.js'
import type { Ruleset } from '../../ruleset.js'
import type { Place, Source, Step } from '../step.js'

/** Bodies in v2.0 and v2.1, by what their ops mean at an endpoint. */
export const wireSource = (format: Format, meanings: Meanings, { paths }: Ruleset): Source => ({
  read(body, _state, tell, complain) {
    if (!Array.isArray(body)) return complain(bodyFault(body), -1)
    for (const index of indexesOf(body)) {
      const decoded = decodeOperation(body[index], format, index, paths)
      if ('code' in decoded) {
        complain(decoded, index)
        continue
      }
      for (const finding of decoded.unread) complain(finding, index)
      const { op, path, target, value } = decoded
      const { precondition } = meanings[format.id][op]
      const effect = value === undefined ? unset : ({ kind: 'set', value } as const)
      tell({ operation: { target, precondition, effect }, op, path, index, derived: false })
    }
  },
  place: step => elementPlace(step, format.pathMember(opOf(step.op) ?? 'add')),
})

export const unset = { kind: 'unset' } as const

/** Where an element of an array says a step; `member` holds its path. */
export const elementPlace = ({ index, derived }: Step, member: string): Place => {
  const operation = `/${index}`
  return { operation, path: `${operation}/${member}`, ...(derived ? {} : { value: `${operation}/value` }) }
}
