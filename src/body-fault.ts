import type { Finding } from './diagnostic.js'
import { formats } from './formats/index.js'
import { isObject, ownMembers, typeName } from './json.js'

/** What a body is when it is not an array of operations. */
export function bodyFault(body: unknown): Finding {
  const encoded = typeof body === 'string' && isEncoded(body)
  const looksLikeOne =
    isObject(body) && Object.values(formats).some(format => format.read(ownMembers(body)) !== undefined)
  return {
    code: 'body-not-array',
    pointer: '',
    params: { found: typeName(body), encoded, operation: looksLikeOne },
  }
}

/** Whether a string holds the JSON text of an array or object: a body that was encoded twice. */
function isEncoded(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}
