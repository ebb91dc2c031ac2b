type Given<T> = { [M in keyof T]?: Exclude<T[M], undefined> }

/** An object without its undefined members: an option that was not given is not there. */
export const given = <T extends object>(members: T): Given<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>
