import { reads, unreadMembers } from './decode.js'
import { add } from './findings.js'
import type { Format } from './formats/format.js'
import { renamed, similarMember } from './formats/ops.js'
import { typeName } from './json.js'
import { judgeTarget } from './judge-target.js'
import type { RawOperation } from './operation.js'
import type { Answers } from './ruleset.js'
import { pathPointer, type Run } from './run.js'

/** Judges one operation, as far as the body alone and then the image go; answers true when it is refused. */
export function judgeOperation(
  run: Run,
  format: Format,
  raw: Readonly<Record<string, unknown>>,
  wire: RawOperation,
  index: number,
): boolean {
  const { sink, meanings } = run
  const { op, path, value } = wire
  const isValueless = meanings[op].effect === 'set' && value === undefined
  const similar = isValueless && sink !== undefined ? similarMember(raw, 'value') : undefined
  if (sink !== undefined && !reads(format, raw, op, value))
    for (const finding of unreadMembers(raw, format, wire, similar, index)) add(sink, finding, index)
  if (typeof path === 'string') return judgePath(run, format, path, wire, { isValueless, similar, raw, index })
  const pointer = pathPointer(format, wire, index)
  add(sink, { code: 'path-not-string', pointer, params: { found: typeName(path) } }, index)
  return true
}

/** What else there is to know of an operation: whether its value is missing, the member that may be meant by it, its element. */
interface Rest {
  readonly isValueless: boolean
  readonly similar: string | undefined
  readonly raw: Readonly<Record<string, unknown>>
  readonly index: number
}

/** Judges what an operation does at a path; where that leads nowhere, at the one that is safely meant, to say all at once. */
function judgePath(run: Run, format: Format, path: string, wire: RawOperation, rest: Rest): boolean {
  const { sink } = run
  const { index } = rest
  const target = run.rules.targets.of(path)
  const { attribute, check, fault, odd } = target
  if (fault !== undefined) {
    const finding = fault(pathPointer(format, wire, index))
    add(sink, finding, index)
    const meant = finding.suggestion?.safe ? finding.suggestion.replacement : undefined
    if (sink !== undefined && typeof meant === 'string')
      judgePath(run, format, meant, { op: wire.op, path: meant, value: wire.value }, rest)
    return true
  }
  const wants = check.depth?.[wire.op] ?? 1
  if (target.depth !== wants) {
    const { advice } = check
    const { depth } = target
    const params = {
      ...{ path, attribute, depth, wants },
      ...(advice === undefined ? {} : { advice }),
      ...(target.refused ? { closed: true as const } : {}),
    }
    add(sink, { code: 'path-depth', pointer: pathPointer(format, wire, index), params }, index)
    return true
  }
  if (odd !== undefined && sink !== undefined) add(sink, odd(pathPointer(format, wire, index)), index)
  if (!rest.isValueless) return judgeTarget(run, format, target, wire, rest)
  const meant = sink === undefined ? undefined : missingValue(run, wire, check.answers, rest)
  if (meant === undefined) return judgeTarget(run, format, target, wire, rest)
  return judgeTarget(run, format, target, meant, { isValueless: false, raw: rest.raw, index })
}

/** Says that a value is missing; answers the operation with the one that is safely meant. */
function missingValue(
  run: Run,
  wire: RawOperation,
  answers: Answers,
  { similar, raw, index }: Rest,
): RawOperation | undefined {
  const pointer = `/${index}`
  const suggestion = similar === undefined ? undefined : renamed(pointer, similar, 'value', Object.keys(raw))
  const params = similar === undefined ? { op: wire.op } : { op: wire.op, similar }
  const code = 'value-missing' as const
  const finding = suggestion === undefined ? { code, pointer, params } : { code, pointer, params, suggestion }
  add(run.sink, finding, index, answers)
  if (similar === undefined || !suggestion?.safe) return undefined
  run.written ??= new Map()
  run.written.set(index, new Map([...(run.written.get(index) ?? []), ['value', similar]]))
  return { op: wire.op, path: wire.path, value: raw[similar] }
}
