import { bodyFault } from './body-fault.js'
import { fails } from './broken.js'
import { decodeElement } from './decode.js'
import { add, type Findings, want } from './findings.js'
import type { FormatId } from './formats/format.js'
import { formats } from './formats/index.js'
import { indexesOf, isObject, ownMembers } from './json.js'
import { judgeEndpoint } from './judge-demand.js'
import { judgeOperation } from './judge-operation.js'
import { passesQuietly } from './judge-quiet.js'
import { elementOf } from './pointer.js'
import type { Change } from './presence.js'
import { judgeQuota } from './quota.js'
import type { Request } from './request.js'
import { asWritten, respelled, type Written } from './respelled.js'
import type { Rules } from './rules.js'
import type { Run } from './run.js'
import { complainOfStrays, type Stray } from './strays.js'

/** A run that also keeps the operations that are written in another format than the body's. */
interface BodyRun extends Run {
  readonly strays: Stray[]
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
    written: undefined,
    constraints: undefined,
    strays: [],
  }
  if (judgeEndpoint(run)) refused = true
  if (body.length === 0) add(sink, { code: 'body-without-operations', pointer: '', params: {} }, -1)
  for (let index = 0; index < body.length; index++) {
    if (refused && sink === undefined) return true
    if (body[index] === undefined) {
      for (const rest of indexesOf(body)) if (rest >= index && judgeElement(run, body[rest], rest)) refused = true
      break
    }
    if (judgeElement(run, body[index], index)) refused = true
  }
  if (run.strays.length > 0 && sink !== undefined) complainOfStrays(run, run.strays, sink, body.length)
  const overfull = judgeQuota(run)
  if (fails(run, body.length)) refused = true
  for (const { attribute, index, judge } of run.late) {
    const change = changes.get(attribute)
    if (change !== undefined && (change.index !== index || !change.present)) continue
    if (judge()) refused = true
  }
  if (judgeConstraints(run) || overfull) refused = true
  if (run.written !== undefined) relocate(run, run.written)
  return refused
}

/** Says of members that are misspelt where they stand. */
function relocate({ sink }: Run, written: ReadonlyMap<number, Written>): void {
  const found = sink?.found ?? []
  for (const [at, one] of found.entries()) {
    // By its pointer: some things are said of an operation when a later one comes.
    const names = written.get(elementOf(one.diagnostic.pointer) ?? -1)
    if (names !== undefined) found[at] = asWritten(one, names)
  }
}

/** Judges one element of the body; answers true when it is refused. */
function judgeElement(run: BodyRun, element: unknown, index: number): boolean {
  const { sink, format } = run
  if (isObject(element)) {
    const raw = ownMembers(element)
    const op = format.op(raw)
    const path = op === undefined ? undefined : format.path(raw, op)
    if (op !== undefined && path !== undefined) {
      const { value } = raw
      return (
        !passesQuietly(run, raw, op, path, value, index) && judgeOperation(run, format, raw, { op, path, value }, index)
      )
    }
    if (sink === undefined) return true
  } else if (sink === undefined) return true
  judgeUnreadable(run, element, index, sink)
  return true
}

/** Says why an element is no operation of the body's format, and judges the one that it safely can be taken for. */
function judgeUnreadable(run: BodyRun, element: unknown, index: number, sink: Findings): void {
  const pointer = `/${index}`
  let decoded = decodeElement(element, run.format, pointer)
  let raw = isObject(element) ? ownMembers(element) : {}
  let names: Written | undefined
  while ('code' in decoded) {
    add(sink, decoded, index)
    const { suggestion } = decoded
    if (suggestion === undefined || !suggestion.safe) return
    names ??= new Map()
    raw = respelled(raw, suggestion, names)
    run.written ??= new Map()
    run.written.set(index, names)
    decoded = decodeElement(raw, run.format, pointer)
  }
  const { format, wire } = decoded
  if (format !== run.format) run.strays.push({ index, raw, format, wire })
  judgeOperation(run, format, raw, wire, index)
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
