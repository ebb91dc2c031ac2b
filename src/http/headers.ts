import { isObject } from '../json.js'

type Headers = readonly (readonly [name: unknown, value: unknown])[]

/**
 * The headers that fetch was given, as a Headers, as pairs or as a record. undefined for an iterator, which can be read only
 * once, and what is no headers at all.
 */
export function headersOf(given: unknown): Headers | undefined {
  if (given === undefined || given === null) return []
  if (!isIterable(given)) return isObject(given) ? Object.entries(given) : undefined
  const isIterator = Object.is(given[Symbol.iterator](), given)
  return isIterator ? undefined : [...given].map(pair)
}

const isIterable = (given: unknown): given is Iterable<unknown> =>
  typeof given === 'object' && given !== null && Symbol.iterator in given

function pair(entry: unknown): readonly [unknown, unknown] {
  const [name, value] = entry as readonly unknown[]
  return [name, value]
}

export const typeHeader = (headers: Headers): string | undefined => header(headers, 'content-type')
export const encodingHeader = (headers: Headers): string | undefined => header(headers, 'content-encoding')

/** What is sent of a header: without white space around it, and all values where there are several (Fetch, 2.2.2). */
function header(headers: Headers, wanted: string): string | undefined {
  const values = headers
    .filter(([name]) => String(name).toLowerCase() === wanted)
    .map(([, value]) => String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, ''))
  return values.length === 0 ? undefined : values.join(', ')
}
