import { bodyFault, decodeElement } from './decode.js'
import { add, type Findings, want } from './findings.js'
import type { FormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import { indexesOf, isObject, ownMembers } from './json.js'
import { fails, meetDemands } from './judge-effect.js'
import { judgeOperation } from './judge-operation.js'
import { formatPointer } from './pointer.js'
import type { Change } from './presence.js'
import type { Request } from './request.js'
import type { Rules } from './rules.js'
import type { Run } from './run.js'

/** A run that also keeps the operations that are written in another format than the body's. */
interface BodyRun extends Run {
  readonly strays: { readonly index: number; readonly found: string }[]
}

/**
 * Judges a body in a format (undefined: its shape shows none); answers true when the server refuses it. Every finding
 * goes into the sink, where there is one; what the body does to each attribute goes into `changes`.
 */
export function judge(
  rules: Rules,
  body: unknown,
  format: FormatId | undefined,
  request: Request,
  sink: Findings | undefined,
  changes: Map<string, Change> = new Map(),
): boolean {
  let refused = request.findings.length > 0 || request.image === null
  for (const finding of request.findings) add(sink, finding, -1)
  if (request.image === null) add(sink, { code: 'image-missing', pointer: '', params: {} }, -1)
  if (!Array.isArray(body)) {
    add(sink, bodyFault(body), -1)
    return true
  }
  if (refused && sink === undefined) return true
  const chosen = formats[format ?? 'v2.1']
  const run: BodyRun = {
    rules,
    format: chosen,
    meanings: rules.meanings[chosen.id],
    image: request.image ?? undefined,
    role: request.role,
    sink,
    settings: rules.ruleset.settings,
    bases: rules.bases,
    changes,
    late: [],
    broken: undefined,
    given: undefined,
    constraints: undefined,
    strays: [],
  }
  if (run.image !== undefined && meetDemands(run, rules.ruleset.demands ?? [], {}, -1, undefined, '')) refused = true
  if (body.length === 0) add(sink, { code: 'body-without-operations', pointer: '', params: {} }, -1)
  for (let index = 0; index < body.length; index++) {
    if (refused && sink === undefined) return true
    if (body[index] === undefined) {
      for (const rest of indexesOf(body)) if (rest >= index && judgeElement(run, body[rest], rest)) refused = true
      break
    }
    if (judgeElement(run, body[index], index)) refused = true
  }
  if (run.strays.length > 0 && sink !== undefined) complainOfStrays(run, sink, body.length)
  const overfull = judgeQuota(run)
  if (fails(run, body.length)) refused = true
  for (const { attribute, index, judge } of run.late) {
    const change = changes.get(attribute)
    if (change !== undefined && (change.index !== index || !change.present)) continue
    if (judge()) refused = true
  }
  return judgeConstraints(run) || overfull || refused
}

/** Judges how many custom attributes the body leaves; answers true when they are too many. */
function judgeQuota({ rules, changes, image, sink }: Run): boolean {
  const limit = rules.ruleset.quota?.attributes
  if (limit === undefined || (image === undefined && changes.size <= limit)) return false
  const isCounted = (attribute: string): boolean =>
    rules.targets.of(formatPointer([attribute])).counts && changes.get(attribute)?.present !== false
  const before = Object.keys(image ?? {})
  const added = [...changes.keys()].filter(attribute => isCounted(attribute) && !before.includes(attribute))
  const found = before.filter(isCounted).length + added.length
  // An image that had too many may be changed and emptied.
  if (found <= limit || added.length === 0) return false
  const index = Math.max(...added.map(attribute => changes.get(attribute)?.index ?? -1))
  add(sink, { code: 'quota-exceeded', pointer: `/${index}`, params: { found, limit } }, index)
  return true
}

/** Judges one element of the body; answers true when it is refused. */
function judgeElement(run: BodyRun, element: unknown, index: number): boolean {
  const { sink } = run
  if (isObject(element)) {
    const raw = ownMembers(element)
    const wire = run.format.read(raw)
    if (wire !== undefined) {
      return judgeOperation(run, run.format, raw, wire, index)
    }
    if (sink === undefined) return true
  } else if (sink === undefined) return true
  const decoded = decodeElement(element, run.format, `/${index}`)
  if ('code' in decoded) add(sink, decoded, index)
  else {
    run.strays.push({ index, found: decoded.format.id })
    judgeOperation(run, decoded.format, ownMembers(element as object), decoded.wire, index)
  }
  return true
}

/** One finding for a body that is written in the other format as a whole; else one for each operation that is. */
function complainOfStrays({ rules, format, strays }: BodyRun, sink: Findings, operations: number): void {
  const [first] = strays
  if (first !== undefined && strays.length === operations) {
    const mediaType = [...rules.mediaTypes].find(([, chosen]) => chosen === first.found)?.[0]
    add(
      sink,
      {
        code: 'format-mismatch',
        pointer: '',
        params: { found: first.found, expected: [format.id], ...(mediaType === undefined ? {} : { mediaType }) },
      },
      -1,
    )
    return
  }
  // The server sees that before all else of the operation.
  const others = sink.found.splice(0)
  for (const { index, found } of strays) {
    add(
      sink,
      { code: 'operation-format-mismatch', pointer: `/${index}`, params: { found, expected: format.id } },
      index,
    )
  }
  for (const other of others) sink.found.push(other)
}

/** Judges the constraints on the image that the whole body leaves behind; answers true when one refuses it. */
function judgeConstraints({ rules, constraints, changes, image, sink }: Run): boolean {
  if (constraints === undefined) return false
  const { conflicts, needs } = rules.constraints.judge(constraints, changes, image, sink === undefined)
  for (const { finding, index } of conflicts) add(sink, finding, index)
  for (const { attribute, present, equals, answer, code } of needs) {
    want(sink, { kind: present ? 'present' : 'absent', attribute, equals, code, index: -1, answer })
  }
  return conflicts.some(({ finding }) => finding.severity === 'error')
}
