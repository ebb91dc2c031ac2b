/** For a getter, or a trap of a proxy: what nobody may read. */
export function thrower(): never {
  throw new Error('thrown on purpose')
}

/** The traps of a proxy that is thrown at every look at it. */
export const traps: ProxyHandler<object> = {
  get: thrower,
  has: thrower,
  ownKeys: thrower,
  getPrototypeOf: thrower,
  getOwnPropertyDescriptor: thrower,
}
