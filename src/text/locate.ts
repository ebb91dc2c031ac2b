import { parsePointer } from '../pointer.js'
import { type Place, placer, type Range } from './place.js'
import { afterMark, nameAt, walk } from './walk.js'

/** Where a pointer leads in a text: quotes are part of the ranges; only the value of a member has a key. */
export interface Location {
  readonly key?: Range
  readonly value: Range
}

/** A value that somebody asks for, or an ancestor of one. Offsets are of its latest occurrence, -1 without one. */
interface Node {
  members: Map<string, Node> | undefined
  /** The members whose tokens are array indices; made when the node turns out to be an array. */
  elements: Map<number, Node> | undefined
  /** The offset of the parent's value when this one occurred: where the parent has been overwritten since, they differ. */
  parentStart: number
  keyStart: number
  keyEnd: number
  start: number
  end: number
  reached: boolean
}

interface Frame {
  readonly parent: Frame | undefined
  readonly node: Node
  readonly array: boolean
  index: number
  /** The node of the key that was just read. */
  pending: Node | undefined
}

/**
 * The places to which pointers lead in a JSON text, in the order of the pointers; undefined for what is no pointer and
 * for one that leads nowhere. Reads the text once and builds no values.
 *
 * Of equal names the last counts, as for `JSON.parse`. A byte order mark before the value is passed over. In a text
 * that is not JSON whatever ends before the fault is located.
 */
export function locate(text: string, pointers: readonly string[]): readonly (Location | undefined)[] {
  const root = newNode()
  const asked = Array.from(pointers, pointer => nodeOf(root, pointer))
  visit(text, root)
  markReached(root)
  const place = placer(text)
  return asked.map(node => node && locationOf(node, place))
}

const newNode = (): Node => ({
  members: undefined,
  elements: undefined,
  parentStart: -1,
  keyStart: -1,
  keyEnd: -1,
  start: -1,
  end: -1,
  reached: false,
})

/** `pointer` is unknown because callers in JavaScript may pass anything. */
function nodeOf(root: Node, pointer: unknown): Node | undefined {
  const tokens = typeof pointer === 'string' ? parsePointer(pointer) : undefined
  if (tokens === undefined) return undefined
  let node = root
  for (const token of tokens) {
    node.members ??= new Map()
    const member = node.members.get(token) ?? newNode()
    node.members.set(token, member)
    node = member
  }
  return node
}

/** Enters only containers that have a node; below others it counts brackets. */
function visit(text: string, root: Node): void {
  let frame: Frame | undefined
  let strangers = 0
  const begin = (start: number): Node | undefined => {
    if (frame === undefined) {
      root.start = start
      return root
    }
    const node = frame.array ? frame.node.elements?.get(frame.index++) : frame.pending
    if (node === undefined) return undefined
    node.parentStart = frame.node.start
    node.start = start
    node.end = -1
    if (frame.array) node.keyStart = -1
    return node
  }
  walk(
    text,
    {
      open: (offset, array) => {
        const node = strangers > 0 ? undefined : begin(offset)
        if (node === undefined) strangers++
        if (node === undefined) return
        if (array) node.elements ??= elementsOf(node)
        frame = { parent: frame, node, array, index: 0, pending: undefined }
      },
      key: (start, end, escaped) => {
        if (strangers > 0 || frame?.node.members === undefined) return
        const node = frame.node.members.get(nameAt(text, start, end, escaped))
        frame.pending = node
        if (node === undefined) return
        node.parentStart = -1
        node.keyStart = start
        node.keyEnd = end
      },
      scalar: (start, end) => {
        const node = strangers > 0 ? undefined : begin(start)
        if (node !== undefined) node.end = end
      },
      close: end => {
        if (strangers > 0) strangers--
        else if (frame !== undefined) {
          frame.node.end = end
          frame = frame.parent
        }
      },
    },
    afterMark(text),
  )
}

/** > array-index = %x30 / ( %x31-39 *(%x30-39) ) (RFC 6901, 4) */
function elementsOf(node: Node): Map<number, Node> {
  const elements = new Map<number, Node>()
  for (const [token, member] of node.members ?? [])
    if (/^(?:0|[1-9][0-9]*)$/.test(token)) elements.set(Number(token), member)
  return elements
}

/** Marks the nodes whose whole line of ancestors occurs as `JSON.parse` sees the text: none of it was overwritten. */
function markReached(root: Node): void {
  const reached = root.start < 0 ? [] : [root]
  for (const node of reached) {
    node.reached = true
    for (const member of node.members?.values() ?? []) if (member.parentStart === node.start) reached.push(member)
  }
}

function locationOf(node: Node, place: (offset: number) => Place): Location | undefined {
  if (!node.reached || node.end < 0) return undefined
  const value = { start: place(node.start), end: place(node.end) }
  return node.keyStart < 0 ? { value } : { key: { start: place(node.keyStart), end: place(node.keyEnd) }, value }
}
