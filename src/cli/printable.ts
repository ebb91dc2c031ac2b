/**
 * What a terminal would obey or hide instead of showing: controls, bidirectional overrides, line separators, halves of
 * surrogate pairs. Bodies and file names come from strangers. Joiners stay: emoji and some scripts need them.
 */
const unprintable = (): RegExp => /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Text that needs no look at the tables of Unicode, which take a while to load. */
export const isPlain = (text: string): boolean => /^[ -~]*$/.test(text)

/** One line of text in which nothing acts on the terminal: such characters are spelled as escapes. */
export const printable = (text: string): string =>
  isPlain(text) ? text : text.replace(unprintable(), character => `\\u{${character.codePointAt(0)?.toString(16)}}`)

/** The same for a line of source: as many UTF-16 units as before, so that columns stay; tabs stay too. */
export const printableSource = (line: string): string =>
  isPlain(line)
    ? line
    : line.replace(unprintable(), character => (character === '\t' ? character : '\ufffd'.repeat(character.length)))
