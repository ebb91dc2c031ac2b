/** The value to which a JSON Pointer leads; undefined: to none (RFC 6901, 4). The pointer is one, or begins with "/". */
export function valueAt(value: unknown, pointer: string): unknown {
  let at = value
  for (const token of pointer.split('/').slice(1)) {
    if (typeof at !== 'object' || at === null) return undefined
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(at) ? !/^(?:0|[1-9][0-9]*)$/.test(name) : !Object.hasOwn(at, name)) return undefined
    at = (at as Readonly<Record<string, unknown>>)[name]
  }
  return at
}
