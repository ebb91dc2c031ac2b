import { escapeToken } from '../pointer.js'
import { afterMark, nameAt, walk } from './walk.js'

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

/** A member as it stands in the text: its name, and where it and the next one of the same object begin. */
interface Member {
  readonly name: string
  readonly start: number
  until: number
  /** That of its name. */
  finding: Finding | undefined
}

interface Container {
  readonly parent: Container | undefined
  last: Member | undefined
  /** The latest member of every name; made when there are two. */
  latest: Map<string, Member> | undefined
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
 * So does `JSON.parse`, and pointers lead where it leads: what stands inside an overwritten value is not reported.
 * Pointers share their beginnings. `repeatsNames` is the fast way to learn that there are none.
 */
export function duplicateMembers(text: string): readonly Duplicate[] {
  const findings: Finding[] = []
  const overwritten: Member[] = []
  let container: Container | undefined
  const passed = (): void => {
    if (container !== undefined) container.index++
  }
  walk(
    text,
    {
      open: () => {
        container = { parent: container, last: undefined, latest: undefined, index: 0, pointer: undefined }
      },
      key: (start, end, escaped) => {
        const name = nameAt(text, start, end, escaped)
        if (container === undefined) return
        const twin = latestOf(container, name)
        const member: Member = { name, start, until: end, finding: twin?.finding }
        enter(container, member)
        if (twin === undefined) return
        overwritten.push(twin)
        if (member.finding === undefined) {
          const pointer = `${pointerOf(container)}/${escapeToken(name)}`
          member.finding = { pointer, member: name, first: twin.start, count: 1 }
          findings.push(member.finding)
        }
        member.finding.count++
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

const latestOf = ({ last, latest }: Container, name: string): Member | undefined =>
  latest === undefined ? (last?.name === name ? last : undefined) : latest.get(name)

function enter(container: Container, member: Member): void {
  const { last } = container
  if (last !== undefined) {
    last.until = member.start
    container.latest ??= new Map([[last.name, last]])
    container.latest.set(member.name, member)
  }
  container.last = member
}

/** Concatenates on the parent's pointer, which engines share, so that deep nesting costs no square of the depth. */
function pointerOf(container: Container): string {
  const unnamed: Container[] = []
  let known: Container | undefined = container
  for (; known !== undefined && known.pointer === undefined; known = known.parent) unnamed.push(known)
  let pointer = known?.pointer ?? ''
  for (let inner = unnamed.pop(); inner !== undefined; inner = unnamed.pop()) {
    if (inner.parent !== undefined) pointer += `/${lastToken(inner.parent)}`
    inner.pointer = pointer
  }
  return pointer
}

/** The token of the element or member that the walk is in. */
const lastToken = ({ last, index }: Container): string => (last === undefined ? String(index) : escapeToken(last.name))

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
