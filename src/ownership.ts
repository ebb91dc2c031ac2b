import type { AttributeCheck } from './checks/attribute.js'
import type { Target } from './checks/target.js'
import { add, want } from './findings.js'
import type { Format } from './formats/format.js'
import type { Json } from './json.js'
import type { RawOperation } from './operation.js'
import { pathPointer, type Run } from './run.js'

/**
 * The failure of a server whose image an earlier operation has broken; answers true where there is one. Where only its
 * custom attributes are broken, that is seen at these; an admin, whose ownership is not asked for, gets as far as the next
 * attribute that is kept. Without a target: when all is saved.
 */
export function fails(run: Run, index: number, target?: Target): boolean {
  if (run.broken === undefined) return false
  const { attribute, pointer, text } = run.broken
  if (target !== undefined && text !== undefined && !target.counts) return false
  if (target !== undefined && text === undefined && run.role === 'admin' && isOwn(target.check)) return false
  run.broken = undefined
  add(run.sink, { code: 'server-fails', pointer, params: { attribute } }, index)
  return true
}

/** One of the names of the server itself. */
const isOwn = ({ stored }: AttributeCheck): boolean =>
  stored === 'not-at-all' || stored === 'breaks-image' || stored === 'breaks-attributes'

/** What a member may no longer do: an earlier operation has given the image away, or has where it was not its owner's. */
export function judgeOwner({ rules, given, sink }: Run, format: Format, wire: RawOperation, index: number): boolean {
  const { ownership } = rules.ruleset
  if (given === undefined || ownership === undefined) return false
  const { attribute } = ownership
  const code = 'image-not-owned'
  if (given.sure) add(sink, { code, pointer: pathPointer(format, wire, index), params: { attribute } }, index)
  else
    want(sink, {
      kind: 'present',
      attribute,
      equals: given.to,
      code,
      index,
      answer: rules.ruleset.answers?.[code],
    })
  return given.sure
}

/** Notes what a member makes of the owner; what the image had is no news. */
export function giveAway(run: Run, value: unknown, pointer: string, index: number): void {
  const { image, rules, role, given } = run
  const attribute = rules.ruleset.ownership?.attribute
  if (attribute === undefined || role !== 'member' || given?.sure === true) return
  const { stored } = rules.ruleset.attributes[attribute] ?? {}
  const to = stored === 'empty-as-null' && value === '' ? null : (value as Json)
  // The caller owns the image: an owner of null is none.
  if (image === undefined) run.given = { to, sure: to === null || (given !== undefined && given.to !== to) }
  else if (!Object.hasOwn(image, attribute) || image[attribute] !== to) run.given = { to, sure: true }
  if (run.given === undefined) return
  const params = { attribute, to, sure: run.given.sure }
  add(run.sink, { code: 'image-given-away', pointer, params }, index)
}
