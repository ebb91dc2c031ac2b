import { speller } from '../../spelling.js'

/** Words that people write for others: each with the one that is meant. */
export type Meant = Readonly<Record<string, string>>

/** ". Did you mean …?", to follow a sentence; nothing where no word is near. */
export function suggestion(written: string, words: readonly string[], meant: Meant = {}): string {
  const near = speller(words, meant)(written)
  return near === undefined ? '' : `. Did you mean "${near}"?`
}
