export interface Spelled21 {
  readonly op: string
  readonly path: unknown
  readonly value?: unknown
}
export interface Spelled20 {
  readonly add?: unknown
  readonly replace?: unknown
  readonly remove?: unknown
  readonly value?: unknown
}

/**
 * Translation as it is mostly written, and wrong: the op keeps its name, only the spelling changes. Literal objects, since
 * V8 makes them eight times as fast as those with a computed key.
 */
export const literalTo20 = (body: readonly Spelled21[]): Spelled20[] =>
  body.map(({ op, path, value }) =>
    op === 'replace' ? { replace: path, value } : op === 'add' ? { add: path, value } : { remove: path },
  )

export const literalTo21 = (body: readonly Spelled20[]): Spelled21[] =>
  body.map(({ replace, add, remove, value }) =>
    replace !== undefined
      ? { op: 'replace', path: replace, value }
      : add !== undefined
        ? { op: 'add', path: add, value }
        : { op: 'remove', path: remove },
  )
