/** The offset of the first unit from `at` on that is no white space: space, tab, LF or CR (RFC 8259, 2). */
export function skipWhite(text: string, at: number): number {
  let end = at
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) break
    end++
  }
  return end
}

/** The offset of the first unit from `at` on that does not simply stand for itself: quote, backslash, control, end. */
export function plainEnd(text: string, at: number): number {
  let end = at
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    if (unit === 34 || unit === 92 || unit < 32) break
    end++
  }
  return end
}

/**
 * The offset after the quote that closes a string, `at` standing anywhere in it outside an escape; where it is not
 * closed, `-1 - offset` of what cannot stand there: a control, the backslash of a bad escape, the end of the text.
 */
export function stringEnd(text: string, at: number): number {
  let end = plainEnd(text, at)
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    if (unit === 34) return end + 1
    const length = unit === 92 ? escapeLength(text, end) : 0
    if (length === 0) break
    end = plainEnd(text, end + length)
  }
  return -1 - end
}

/** > escape ( %x22 / %x5C / %x2F / %x62 / %x66 / %x6E / %x72 / %x74 / %x75 4HEXDIG ) (RFC 8259, 7) */
function escapeLength(text: string, at: number): number {
  const letter = at + 1 < text.length ? text.charAt(at + 1) : ''
  if (letter === '') return 0
  if (letter !== 'u') return '"\\/bfnrt'.includes(letter) ? 2 : 0
  return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0
}

export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57

export function digitsEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && isDigit(text.charCodeAt(end))) end++
  return end
}

/** The offset after the number, true, false or null that begins at `at`; -1 where none does, as at `01` or `nulls`. */
export function atomEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const end =
    unit === 116 && text.startsWith('true', at)
      ? at + 4
      : unit === 102 && text.startsWith('false', at)
        ? at + 5
        : unit === 110 && text.startsWith('null', at)
          ? at + 4
          : unit === 45 || isDigit(unit)
            ? numberEnd(text, at)
            : -1
  return end < text.length && end > 0 && continues(text.charCodeAt(end)) ? -1 : end
}

/** > number = [ minus ] int [ frac ] [ exp ] (RFC 8259, 6) */
function numberEnd(text: string, at: number): number {
  const whole = text.charCodeAt(at) === 45 ? at + 1 : at
  let end = whole < text.length && text.charCodeAt(whole) === 48 ? whole + 1 : digitsEnd(text, whole)
  if (end === whole) return -1
  if (text.charAt(end) === '.') {
    const fraction = end + 1
    end = digitsEnd(text, fraction)
    if (end === fraction) return -1
  }
  if (text.charAt(end) === 'e' || text.charAt(end) === 'E') {
    const sign = text.charAt(end + 1)
    const exponent = sign === '+' || sign === '-' ? end + 2 : end + 1
    end = digitsEnd(text, exponent)
    if (end === exponent) return -1
  }
  return end
}

/** Whether a unit right after a number or a word belongs to the same slip: a letter, a digit, one of "$+-._". */
const continues = (unit: number): boolean =>
  isDigit(unit) ||
  (unit >= 97 && unit <= 122) ||
  (unit >= 65 && unit <= 90) ||
  unit === 36 ||
  unit === 43 ||
  unit === 45 ||
  unit === 46 ||
  unit === 95
