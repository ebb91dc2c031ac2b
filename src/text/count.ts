/**
 * Whether some object of a text has a member name twice; `value` is what `JSON.parse` has made of the text. That is so
 * exactly when more names stand in the text than members are left in the value, so that no name need be compared. True,
 * too, where that cannot be told.
 */
export function repeatsNames(text: string, value: unknown): boolean {
  const members = countMembers(value)
  // Hardly any colon stands inside a string, and colons are counted far faster than names.
  return countColons(text) !== members && countNames(text) !== members
}

/** The members of all objects in a value that `JSON.parse` has made. */
function countMembers(value: unknown): number {
  // What a program has added to all objects would be seen in each of them.
  for (const _ in Object.prototype) return -1
  const open = [value]
  let count = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) {
      for (const item of next) if (isContainer(item)) open.push(item)
    } else if (isContainer(next)) {
      for (const name in next) {
        count++
        const inner = next[name]
        if (isContainer(inner)) open.push(inner)
      }
    }
  }
  return count
}

const isContainer = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function countColons(text: string): number {
  let count = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) count++
  return count
}

/** The colons that stand outside of strings: each follows a name. */
function countNames(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 58) count++
    else if (unit === 34) at = closingQuote(text, at + 1)
  }
  return count
}

/** The quote that ends a string, of which `from` is the first unit. */
function closingQuote(text: string, from: number): number {
  let end = text.indexOf('"', from)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

/** Whether an odd number of backslashes stands before a quote. */
function isEscaped(text: string, quote: number): boolean {
  let first = quote
  while (text.charCodeAt(first - 1) === 92) first--
  return (quote - first) % 2 === 1
}
