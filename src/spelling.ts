/** Finds the word that was meant: answers one of the words it was made with, or undefined when none is near. */
export type Speller = (written: string) => string | undefined

const longest = 64
/** How many characters case and joining signs may make of difference. */
const slack = 4

/** A number that words with the same first letter share, whatever its case and the signs before it. */
const initialOf = (word: string): number => word.charCodeAt(skipJoints(word, 0)) & 31

/** One bit for each letter or digit of a word, the same in either case: words with too many others cannot be near. */
function lettersOf(word: string): number {
  let letters = 0
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i)
    if (!isJoint(unit)) letters |= 1 << (unit & 31)
  }
  return letters
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

interface Candidate {
  readonly spelling: string
  readonly letters: number
  /** What was meant by it. */
  readonly word: string
  /** Whether it is near to words that are spelled otherwise than by case and joining signs, too. */
  readonly fuzzy: boolean
}

/**
 * Makes a speller for a list of words. A word is near when only its case or joining signs differ, or when its edit
 * distance (insertions, deletions, substitutions, swaps of neighbours) is at most 2 and a quarter of its length and the
 * first letters agree (P100 is no slip for V100). Work per call is bounded: words of more than 64 characters are near
 * nothing. `also` maps other spellings to words.
 */
export function speller(words: readonly string[], also: Readonly<Record<string, string>> = {}): Speller {
  // Many spellers are never asked.
  let byInitial: readonly Group[] | undefined
  return written => {
    const length = written.length
    if (length < 2 || length > longest) return undefined
    byInitial ??= candidates(words, also)
    const near = ofLength(byInitial[initialOf(written)] as Group, length)
    if (near.length === 0) return undefined
    const own = lettersOf(written)
    let limit = Math.min(2, Math.floor(length / 4))
    let nearest: string | undefined
    for (let at = 0; at < near.length; at++) {
      const { spelling, letters, word, fuzzy } = near[at] as Candidate
      const differing = letters ^ own
      if (differing === 0 && samePlain(written, spelling)) return word === written ? undefined : word
      // An edit takes one letter away and brings one in, at most.
      if (!fuzzy || bitCount(differing) > 2 * limit || Math.abs(spelling.length - length) > limit) continue
      const distance = editDistance(written, spelling, limit)
      if (distance > limit) continue
      nearest = word
      limit = distance - 1
    }
    return nearest
  }
}

/** The candidates with one first letter, and those of them that are about as long as a word, by its length. */
interface Group {
  readonly all: Candidate[]
  readonly byLength: (readonly Candidate[] | undefined)[]
}

function ofLength({ all, byLength }: Group, length: number): readonly Candidate[] {
  const known = byLength[length]
  if (known !== undefined) return known
  const near = all.filter(({ spelling }) => Math.abs(spelling.length - length) <= slack)
  byLength[length] = near
  return near
}

function candidates(words: readonly string[], also: Readonly<Record<string, string>>): readonly Group[] {
  const byInitial = Array.from({ length: 32 }, (): Group => ({ all: [], byLength: [] }))
  const know = (spelling: string, word: string, fuzzy: boolean): void =>
    void byInitial[initialOf(spelling)]?.all.push({ spelling, letters: lettersOf(spelling), word, fuzzy })
  for (const word of words) know(word, word, true)
  for (const [spelling, word] of Object.entries(also)) know(spelling, word, false)
  return byInitial
}

/** Whether two words differ by case and joining signs only: those are the commonest slips. */
export function samePlain(a: string, b: string): boolean {
  let i = skipJoints(a, 0)
  let j = skipJoints(b, 0)
  while (i < a.length && j < b.length && lowerAt(a, i) === lowerAt(b, j)) {
    i = skipJoints(a, i + 1)
    j = skipJoints(b, j + 1)
  }
  return i >= a.length && j >= b.length
}

function skipJoints(word: string, from: number): number {
  let i = from
  while (isJoint(word.charCodeAt(i))) i++
  return i
}

const isJoint = (unit: number): boolean => unit === 95 || unit === 45 || unit === 46 || unit <= 32

const lowerAt = (word: string, index: number): number => {
  const unit = word.charCodeAt(index)
  return unit >= 65 && unit <= 90 ? unit + 32 : unit
}

/** Optimal string alignment distance; a number above the limit where it is above. */
function editDistance(a: string, b: string, limit: number): number {
  if (!within(limit, a, b, 0, 0)) return limit + 1
  let edits = 0
  while (!within(edits, a, b, 0, 0)) edits++
  return edits
}

/** Whether so many edits make the one of the other, from these places on. Equal characters are best left as they are. */
function within(edits: number, a: string, b: string, i: number, j: number): boolean {
  let k = 0
  while (i + k < a.length && j + k < b.length && a.charCodeAt(i + k) === b.charCodeAt(j + k)) k++
  const left = i + k
  const right = j + k
  if (left === a.length || right === b.length) return a.length - left + b.length - right <= edits
  if (edits === 0) return false
  const swapped = a.charCodeAt(left) === b.charCodeAt(right + 1) && a.charCodeAt(left + 1) === b.charCodeAt(right)
  return (
    within(edits - 1, a, b, left + 1, right + 1) ||
    within(edits - 1, a, b, left + 1, right) ||
    within(edits - 1, a, b, left, right + 1) ||
    (swapped && within(edits - 1, a, b, left + 2, right + 2))
  )
}
