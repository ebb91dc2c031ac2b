import { escapeToken } from '../pointer.js'
import { addMember, type Member, type Members, nameOf } from './twin.js'
import { afterMark, walk } from './walk.js'

/** A member name that stands `count` times in one object; `pointer` leads to the member that counts, the last. */
export interface Duplicate {
  readonly pointer: string
  readonly member: string
  readonly count: number
}

interface Finding {
  readonly pointer: string
  readonly member: string
  readonly first: number
  count: number
}

interface Container extends Members {
  readonly parent: Container | undefined
  readonly array: boolean
  index: number
  pointer: string | undefined
}

/**
 * The member names that stand more than once in one object of a text that parses, in the order of their first
 * occurrences.
 *
 * > When the names within an object are not unique, the behavior of software that receives such an object is
 * > unpredictable. Many implementations report the last name/value pair only. (RFC 8259, 4)
 *
 * So does `JSON.parse`, and pointers lead where it leads: what stands inside an overwritten value is not reported. No
 * string is built until a duplicate is found, and pointers share their beginnings.
 */
export function duplicateMembers(text: string): readonly Duplicate[] {
  const findings: Finding[] = []
  const overwritten: Member[] = []
  const findingOf = new Map<Member, Finding>()
  let container: Container | undefined
  const passed = (): void => {
    if (container?.array) container.index++
  }
  walk(
    text,
    {
      open: (_, array) => {
        const parent = container
        container = { size: 0, last: undefined, names: undefined, parent, array, index: 0, pointer: undefined }
      },
      key: (start, end, escaped) => {
        const twin = container && addMember(text, container, start, end, escaped)
        if (container?.last === undefined || twin === undefined) return
        let finding = findingOf.get(twin)
        if (finding === undefined) {
          const pointer = `${pointerOf(text, container)}/${lastToken(text, container)}`
          finding = { pointer, member: nameOf(text, twin), first: twin.start, count: 1 }
          findings.push(finding)
        }
        finding.count++
        overwritten.push(twin)
        findingOf.set(container.last, finding)
      },
      scalar: passed,
      close: () => {
        container = container?.parent
        passed()
      },
    },
    afterMark(text),
  )
  return findings.length === 0 ? [] : surviving(findings, overwritten)
}

/** Concatenates on the parent's pointer, which engines share, so that deep nesting costs no square of the depth. */
function pointerOf(text: string, container: Container): string {
  const unnamed: Container[] = []
  let known: Container | undefined = container
  for (; known !== undefined && known.pointer === undefined; known = known.parent) unnamed.push(known)
  let pointer = known?.pointer ?? ''
  for (let inner = unnamed.pop(); inner !== undefined; inner = unnamed.pop()) {
    if (inner.parent !== undefined) pointer += `/${lastToken(text, inner.parent)}`
    inner.pointer = pointer
  }
  return pointer
}

/** The token of the element or member that the walk is in. */
const lastToken = (text: string, { array, index, last }: Container): string =>
  array || last === undefined ? String(index) : escapeToken(nameOf(text, last))

/** In the order of first occurrences, without those that stand inside a value that a later member overwrites. */
function surviving(findings: readonly Finding[], twins: readonly Member[]): readonly Duplicate[] {
  const overwritten = [...twins].sort((a, b) => b.start - a.start)
  let goneUntil = 0
  return [...findings]
    .sort((a, b) => a.first - b.first)
    .filter(({ first }) => {
      for (let next = overwritten.at(-1); next !== undefined && next.start < first; next = overwritten.at(-1)) {
        goneUntil = Math.max(goneUntil, next.until)
        overwritten.pop()
      }
      return first >= goneUntil
    })
    .map(({ pointer, member, count }) => ({ pointer, member, count }))
}
