// The package is CommonJS: Node has no named exports of it.
import fastJsonPatch, { type Operation } from 'fast-json-patch'
import type { Draft, Expand } from './conversion/sources/expand.js'
import { isObject } from './json.js'
import { type Pointer, parsePointer } from './pointer.js'

/**
 * Applies one operation by fast-json-patch. What that library takes and RFC 6902 does not is refused before: array indexes
 * that RFC 6901, 4 does not know, members that are only inherited, and moves to where the moved thing was the way.
 */
export const expand: Expand = (document, operation) => {
  const { op, path, from } = operation
  if (from !== undefined && !leads(document, from, false)) return 'target'
  if (op === 'move' && from !== undefined) return moved(document, path, from)
  if (!leads(document, path, op === 'add' || op === 'copy')) return 'target'
  const { value } = operation
  try {
    // The library keeps the value in the document.
    const own = value === undefined || op === 'test' ? value : JSON.parse(JSON.stringify(value))
    fastJsonPatch.applyOperation(document, { ...operation, value: own } as Operation)
    return undefined
  } catch (error) {
    return error instanceof fastJsonPatch.JsonPatchError && error.name === 'TEST_OPERATION_FAILED' ? 'test' : 'target'
  }
}

/**
 * > This operation is functionally identical to a "remove" operation on the "from" location, followed immediately by an "add"
 * > operation at the target location with the value that was just removed. (RFC 6902, 4.4)
 */
function moved(document: Draft, path: string, from: string): ReturnType<Expand> {
  if (path.startsWith(`${from}/`)) return 'target'
  const value: unknown = fastJsonPatch.getValueByPointer(document, from)
  return expand(document, { op: 'remove', path: from }) ?? expand(document, { op: 'add', path, value })
}

/** Whether a pointer leads to a value of a document, or with `new` to where one can be added. */
function leads(document: unknown, path: string, isNew: boolean): boolean {
  const tokens: Pointer = parsePointer(path) ?? []
  let value = document
  for (const [depth, token] of tokens.entries()) {
    const last = isNew && depth === tokens.length - 1
    if (Array.isArray(value)) {
      if (last && token === '-') return true
      // > digits; the leading zeros are not allowed (RFC 6901, 4)
      if (!/^(?:0|[1-9][0-9]*)$/.test(token)) return false
      if (last) return Number(token) <= value.length
      if (Number(token) >= value.length) return false
      value = value[Number(token)]
    } else if (isObject(value)) {
      if (last) return true
      if (!Object.hasOwn(value, token)) return false
      value = value[token]
    } else return false
  }
  return true
}
