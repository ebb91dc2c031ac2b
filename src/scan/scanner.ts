import type { Asked } from '../asked.js'
import type { FormatId } from '../formats/format.js'
import type { Rules } from '../rules.js'
import { notes } from './notes.js'
import { compileScan } from './scan.js'
import { ACCEPTED, CONDITIONAL, type Names, REPORT, UNSURE, VALID, VERDICT } from './wants.js'

/**
 * The fast way from text to verdict, and the only door of this room. A scanner reads the text of a body once, four bytes at a
 * time: grammar and rules together, and builds no object on the way. It only ever says yes: of whatever is not as nearly all
 * bodies are (escapes, lists, fractions, members twice or unknown, an attribute twice, constraints that refuse, bad bytes), and
 * of all that would be refused, it is not sure, and who asked goes the long way, through `readText` and `judge`.
 *
 * It has no rules of its own. `places.ts` asks the compiled ruleset what each path leads to, and `values.ts` what can be told
 * of values by their bytes: lists of literals, and strings of which only the length or each character counts; values of which
 * more is asked are made, and shown to the check that the long way asks, too. `element.ts` reads one element, `met.ts` knows
 * which attributes a body has had, `together.ts` asks the constraints whose ends meet.
 *
 * What is scanned is copied into a room first: a string is encoded, which costs less than looking at it character by character,
 * and behind the text stands a zero, at which all reading stops. Who deletes this folder loses
 * speed and nothing else: a test runs all others without it.
 */
export interface Scanner {
  /** Whether the server takes the body, on some image at least; false: not sure. */
  takes(text: string | Uint8Array, format: FormatId | undefined): boolean
  /** undefined: not sure. */
  verdict(text: string | Uint8Array, format: FormatId | undefined): 'accepted' | 'conditional' | undefined
  /** The same, where nothing else is to be said of the body. */
  cleanVerdict(text: string | Uint8Array, format: FormatId | undefined): 'accepted' | 'conditional' | undefined
  /** What the body asks of an unknown image, where there is nothing else to be said of it. undefined: not sure. */
  asks(text: string | Uint8Array, format: FormatId | undefined): Asks | undefined
}

export interface Asks extends Asked {
  readonly format: FormatId | undefined
}

export function scannerOf(rules: Rules): Scanner | undefined {
  if (rules.most === 0) return undefined
  const scan = compileScan(rules)
  const roomFor = keepRoom()
  const names: Names = { format: undefined, present: notes(), absent: notes() }
  const read = (text: string | Uint8Array, format: FormatId | undefined, wants: number, names?: Names): number => {
    if (typeof text !== 'string') {
      if (!(text instanceof Uint8Array) || !(text.length > 0)) return UNSURE
      const { length } = text
      const { bytes, view } = roomFor(length)
      try {
        bytes.set(text)
      } catch {
        // It has another length than it says.
        return UNSURE
      }
      bytes[length] = 0
      return scan(view, length, format, wants, names)
    }
    const { length } = text
    // A UTF-16 unit takes three bytes at most; long texts, which are nearly all ASCII, get what such ones take.
    const { bytes, view } = roomFor(length < largest / 3 ? 3 * length : length + (length >> 2))
    const { read = 0, written = 0 } = encoder?.encodeInto(text, bytes) ?? {}
    bytes[written] = 0
    return read === length && written + beyond <= bytes.length ? scan(view, written, format, wants, names) : UNSURE
  }
  return {
    takes: (text, format) => read(text, format, VALID) !== UNSURE,
    verdict: (text, format) => verdictOf(read(text, format, VERDICT)),
    cleanVerdict: (text, format) => verdictOf(read(text, format, REPORT)),
    asks(text, format) {
      const sure = read(text, format, REPORT, names) !== UNSURE
      const [present, absent] = [names.present.taken(), names.absent.taken()]
      return sure ? { format: names.format, present, absent } : undefined
    },
  }
}

const verdictOf = (answer: number): 'accepted' | 'conditional' | undefined =>
  answer === ACCEPTED ? 'accepted' : answer === CONDITIONAL ? 'conditional' : undefined

/** Not every engine has one: strings then go the long way. */
const encoder = typeof TextEncoder === 'undefined' ? undefined : new TextEncoder()

const largest = 1 << 20
/** The scanner looks at a few bytes at once, and so a little farther than the text goes. */
const beyond = 16

interface Room {
  readonly bytes: Uint8Array
  readonly view: DataView
}

const room = (length: number): Room => {
  const buffer = new ArrayBuffer(length + beyond)
  return { bytes: new Uint8Array(buffer), view: new DataView(buffer) }
}

/** Room for so many bytes, kept for the next text: what a scan reads in it was written for it. */
function keepRoom(): (enough: number) => Room {
  let kept = room(4096)
  return enough => {
    if (enough + beyond <= kept.bytes.length) return kept
    if (enough > largest) return room(enough)
    kept = room(2 * enough)
    return kept
  }
}
