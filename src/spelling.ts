/** Finds the word that was meant: answers one of the words it was made with, or undefined when none is near. */
export type Speller = (written: string) => string | undefined

const longest = 64

/** Case, and the signs that join words, are the commonest slips. */
const plain = (word: string): string => word.toLowerCase().replace(/[\s_.-]/g, '')

/** One bit per character, so that most pairs are told apart without comparing them. */
function signature(word: string): number {
  let bits = 0
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31)
  return bits
}

function bitCount(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

/**
 * Makes a speller for a list of words. A word is near when only its case or joining signs differ, or when its edit
 * distance (insertions, deletions, substitutions, swaps of neighbours) is at most 2 and a quarter of its length and the
 * first letters agree (P100 is no slip for V100). Work per
 * call is bounded: words of more than 64 characters are near nothing. `also` maps other spellings to words.
 */
export function speller(words: readonly string[], also: Readonly<Record<string, string>> = {}): Speller {
  const byPlain = new Map<string, string>()
  for (const word of words) if (plain(word) !== '' && !byPlain.has(plain(word))) byPlain.set(plain(word), word)
  for (const [spelling, word] of Object.entries(also)) byPlain.set(plain(spelling), word)
  const candidates = words.map(word => ({ word, bits: signature(word) }))
  return written => {
    if (written.length < 2 || written.length > longest) return undefined
    const same = byPlain.get(plain(written))
    if (same !== undefined) return same === written ? undefined : same
    const bits = signature(written)
    let limit = Math.min(2, Math.floor(written.length / 4))
    let nearest: string | undefined
    for (const candidate of candidates) {
      if (candidate.word[0]?.toLowerCase() !== written[0]?.toLowerCase()) continue
      if (Math.abs(candidate.word.length - written.length) > limit || bitCount(candidate.bits ^ bits) > 2 * limit)
        continue
      const distance = editDistance(written, candidate.word)
      if (distance === 0) return undefined
      if (distance <= limit) {
        nearest = candidate.word
        limit = distance - 1
      }
    }
    return nearest
  }
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
