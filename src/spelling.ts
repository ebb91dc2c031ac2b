/** Finds the word that was meant: answers one of the words it was made with, or undefined when none is near. */
export type Speller = (written: string) => string | undefined

const longest = 64

/** Case, and the signs that join words, are the commonest slips: this is a word without them. */
const plain = (word: string): string => word.toLowerCase().replace(/[\s_.-]/g, '')

/** What can be told of a word in one pass without making another string: most words are near to nothing, and are so told. */
interface Sketch {
  /** A hash of the plain word; equal words have equal ones. */
  readonly hash: number
  /** One bit for each letter or digit in it. */
  readonly letters: number
}

function sketch(word: string): Sketch {
  let hash = 0
  let letters = 0
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i)
    // ASCII letters in lower case; what joins words does not count. Beyond ASCII the hash may differ from the plain word's.
    if (unit === 95 || unit === 45 || unit === 46 || unit <= 32) continue
    const letter = unit >= 65 && unit <= 90 ? unit + 32 : unit
    hash = (Math.imul(hash, 31) + letter) | 0
    letters |= 1 << (letter & 31)
  }
  return { hash, letters }
}

function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

/**
 * Makes a speller for a list of words. A word is near when only its case or joining signs differ, or when its edit
 * distance (insertions, deletions, substitutions, swaps of neighbours) is at most 2 and a quarter of its length and the
 * first letters agree (P100 is no slip for V100). Work per call is bounded: words of more than 64 characters are near
 * nothing. `also` maps other spellings to words.
 */
export function speller(words: readonly string[], also: Readonly<Record<string, string>> = {}): Speller {
  const byPlain = new Map<string, string>()
  for (const word of words) if (plain(word) !== '' && !byPlain.has(plain(word))) byPlain.set(plain(word), word)
  for (const [spelling, word] of Object.entries(also)) byPlain.set(plain(spelling), word)
  const hashes: ReadonlySet<number> = new Set([...byPlain.keys()].map(word => sketch(word).hash))
  const byFirst = new Map<number, { readonly word: string; readonly letters: number }[]>()
  for (const word of words) {
    const first = lowerFirst(word)
    byFirst.set(first, [...(byFirst.get(first) ?? []), { word, letters: sketch(word).letters }])
  }
  return written => {
    if (written.length < 2 || written.length > longest) return undefined
    const { hash, letters } = sketch(written)
    const same = hashes.has(hash) ? byPlain.get(plain(written)) : undefined
    if (same !== undefined) return same === written ? undefined : same
    let limit = Math.min(2, Math.floor(written.length / 4))
    let nearest: string | undefined
    for (const candidate of byFirst.get(lowerFirst(written)) ?? none) {
      if (Math.abs(candidate.word.length - written.length) > limit) continue
      if (bitCount(candidate.letters ^ letters) > 2 * limit) continue
      const distance = editDistance(written, candidate.word)
      if (distance === 0) return undefined
      if (distance > limit) continue
      nearest = candidate.word
      limit = distance - 1
    }
    return nearest
  }
}

const none: readonly { readonly word: string; readonly letters: number }[] = []

const lowerFirst = (word: string): number => {
  const first = word.charCodeAt(0)
  return first >= 65 && first <= 90 ? first + 32 : first
}

/** Optimal string alignment distance, by rows. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min(substitution, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}
