/** Whether a JSON Pointer leads to something in a value; a hole of a sparse array is a place, too. */
export function resolves(value: unknown, pointer: string): boolean {
  if (pointer === '') return true
  if (!pointer.startsWith('/')) return false
  let at = value
  for (const escaped of pointer.slice(1).split('/')) {
    const token = escaped.replace(/~1/g, '/').replace(/~0/g, '~')
    if (typeof at !== 'object' || at === null) return false
    if (!Object.hasOwn(at, token) && !(Array.isArray(at) && /^[0-9]+$/.test(token) && Number(token) < at.length))
      return false
    at = Reflect.get(at, token)
  }
  return true
}
