import type { JsonObject } from '../json.js'
import type { PathReading } from '../ruleset.js'
import { type Adds, addsOf, nothing, type Said } from './adds.js'
import type { QuickEnds } from './quick-ends.js'

/** A body that the fast way has translated, and what is to be said of its adds. */
export interface Quick {
  readonly body: readonly JsonObject[]
  readonly said: Said
}

type Element = Readonly<Record<string, unknown>>

/**
 * The fast way from v2.0 to v2.1 and back: the body as a literal map would write it, or undefined where it is not sure of
 * an operation; `convert`, the way round, must be asked then, and answers the same where both answer. Who deletes this
 * file loses speed and nothing else.
 *
 * `replace` and `remove` stand for themselves whatever the image, where an endpoint gives them no meaning of its own: of
 * them there is nothing to be known but that each is spelled as one, with a pointer and no member too many. The op that
 * stands for an `add` is chosen as always, where it is the first operation on its attribute.
 *
 * V8 writes objects with computed members eight times as slowly as literals, hence two functions and their cases.
 */
export const quickly = (body: readonly unknown[], ends: QuickEnds): Quick | undefined =>
  ends.to === 'v2.1' ? to21(body, ends) : to20(body, ends)

function to21(body: readonly unknown[], ends: QuickEnds): Quick | undefined {
  const { paths } = ends.endpoint.ruleset
  const written: JsonObject[] = new Array(body.length)
  let adds: Adds | undefined
  for (let index = 0; index < body.length; index++) {
    const element = body[index] as Element
    if (typeof element !== 'object' || element === null) return undefined
    const { add, replace, remove } = element
    if (replace !== undefined) {
      const value = element.value as undefined
      if (value === undefined) return undefined
      if (!isPointer(replace, paths) || !hasOnly(element, 2, 'replace', 'value', 'value')) return undefined
      written[index] = { op: 'replace', path: replace, value }
    } else if (remove !== undefined) {
      if (element.value !== undefined) return undefined
      if (!isPointer(remove, paths) || !hasOnly(element, 1, 'remove', 'remove', 'remove')) return undefined
      written[index] = { op: 'remove', path: remove }
    } else {
      const value = element.value as undefined
      if (value === undefined) return undefined
      if (!isPointer(add, paths) || !hasOnly(element, 2, 'add', 'value', 'value')) return undefined
      adds ??= addsOf(ends, {
        path: at => written[at]?.path as string,
        removes: at => written[at]?.op === 'remove',
      })
      const op = adds.opFor(add, index)
      if (op === undefined) return undefined
      written[index] = { op, path: add, value }
    }
  }
  return { body: written, said: adds?.said() ?? nothing() }
}

function to20(body: readonly unknown[], ends: QuickEnds): Quick | undefined {
  const { paths } = ends.endpoint.ruleset
  const written: JsonObject[] = new Array(body.length)
  let adds: Adds | undefined
  for (let index = 0; index < body.length; index++) {
    const element = body[index] as Element
    if (typeof element !== 'object' || element === null) return undefined
    const { op, path } = element
    if (op === 'replace' || op === 'add') {
      const value = element.value as undefined
      if (value === undefined) return undefined
      if (!isPointer(path, paths) || !hasOnly(element, 3, 'op', 'path', 'value')) return undefined
      if (op === 'replace') written[index] = { replace: path, value }
      else {
        adds ??= addsOf(ends, {
          path: at => pathIn20(written[at] as Element),
          removes: at => written[at]?.remove !== undefined,
        })
        const chosen = adds.opFor(path, index)
        if (chosen === undefined) return undefined
        written[index] = chosen === 'add' ? { add: path, value } : { replace: path, value }
      }
    } else {
      if (op !== 'remove' || element.value !== undefined) return undefined
      if (!isPointer(path, paths) || !hasOnly(element, 2, 'op', 'path', 'path')) return undefined
      written[index] = { remove: path }
    }
  }
  return { body: written, said: adds?.said() ?? nothing() }
}

const pathIn20 = ({ add, replace, remove }: Element): string => (replace ?? add ?? remove) as string

/** Whether every server reads a path as a pointer; that it leads nowhere is not asked here. */
const isPointer = (path: unknown, paths: PathReading | undefined): path is string =>
  typeof path === 'string' &&
  path.charCodeAt(0) === 47 &&
  path.indexOf('~') < 0 &&
  (paths === undefined || path.indexOf('/', 1) < 0)

const isOwn = Object.prototype.hasOwnProperty

/** Whether an element has so many members of its own, of these names, and none beside them. */
function hasOnly(element: Element, count: number, op: string, path: string, value: string): boolean {
  let own = 0
  for (const member in element) {
    if ((member !== op && member !== path && member !== value) || !isOwn.call(element, member)) return false
    own++
  }
  return own === count
}
