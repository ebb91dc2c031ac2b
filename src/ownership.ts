import { add, want } from './findings.js'
import type { Format } from './formats/format.js'
import type { Json } from './json.js'
import type { RawOperation } from './operation.js'
import { pathPointer, type Run } from './run.js'

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
