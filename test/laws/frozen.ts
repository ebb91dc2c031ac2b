/** Freezes a value and all that it holds; what cannot be frozen (a typed array) is left as it is. */
export function frozen<T>(value: T): T {
  const open: unknown[] = [value]
  for (let at = open.pop(); open.length > 0 || at !== undefined; at = open.pop()) {
    if (typeof at !== 'object' || at === null || Object.isFrozen(at) || ArrayBuffer.isView(at)) continue
    Object.freeze(at)
    open.push(...Reflect.ownKeys(at).map(key => Reflect.get(Object(at), key)))
  }
  return value
}
