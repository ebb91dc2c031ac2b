import { type Element, faults, oddities, validOperations } from './operations.js'
import { type Random, random } from './random.js'

/** What is wrong with the bodies of a case: nothing, one fault near the end, or faults of many kinds everywhere. */
export type Kind = 'valid' | 'late' | 'many'

/** Several bodies of one size, as texts. */
export interface Case {
  readonly kind: Kind
  readonly operations: number
  readonly texts: readonly string[]
}

export interface CorpusOptions {
  readonly seed: number
  readonly sizes: readonly number[]
  /** How many bodies of each size; without it 64, and fewer of the big ones. */
  readonly bodies?: number
}

/** Bodies of v2.1 for `ims-cloudimages`, no attribute twice in one body: schemas do not see what an earlier operation did. */
export function corpus({ seed, sizes, bodies }: CorpusOptions): readonly Case[] {
  const kinds: readonly Kind[] = ['valid', 'late', 'many']
  return sizes.flatMap(operations =>
    kinds.map((kind, index): Case => {
      const stream = random(seed + 7919 * operations + index)
      const count = bodies ?? (operations >= 100_000 ? 2 : operations >= 1_000 ? 8 : 64)
      const texts = Array.from({ length: count }, () => JSON.stringify(body(stream, operations, kind)))
      return { kind, operations, texts }
    }),
  )
}

/** Every fault and every oddity once, alone in its body: for the agreement only. */
export const corners: readonly string[] = [...faults, ...oddities].map(elements => JSON.stringify(elements))

function body(stream: Random, operations: number, kind: Kind): readonly Element[] {
  const valid = validOperations(stream, operations)
  if (kind === 'valid') return valid
  const bad = pickFaults(stream, kind === 'late' ? 1 : Math.ceil(operations / 3), operations)
  const taken = new Set(bad.map(pathOf))
  const good = valid.filter(element => pathOf(element) === undefined || !taken.has(pathOf(element)))
  good.length = Math.min(good.length, operations - bad.length)
  const late = Math.floor(good.length * 0.95)
  if (kind === 'late') return [...good.slice(0, late), ...bad, ...good.slice(late)]
  const stride = Math.max(1, Math.floor(good.length / bad.length))
  return [
    ...bad.flatMap((element, at) => [...good.slice(at * stride, (at + 1) * stride), element]),
    ...good.slice(bad.length * stride),
  ]
}

const pathOf = (element: Element): unknown =>
  typeof element === 'object' && element !== null && 'path' in element ? element.path : undefined

/** Elements of up to so many faults on different attributes, no more than there is room for. */
function pickFaults(stream: Random, wanted: number, room: number): readonly Element[] {
  const picked: Element[] = []
  const rest = [...faults]
  for (let count = 0; count < wanted && rest.length > 0; ) {
    const [fault = []] = rest.splice(stream.below(rest.length), 1)
    const paths = new Set(picked.map(pathOf))
    paths.delete(undefined)
    if (picked.length + fault.length > room || fault.some(element => paths.has(pathOf(element)))) continue
    picked.push(...fault)
    count++
  }
  return picked
}
