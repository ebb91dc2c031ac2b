export interface Spelled21 {
  readonly op: string
  readonly path: unknown
  readonly value?: unknown
}
export type Spelled20 = Readonly<Record<string, unknown>>

/** Translation as it is mostly written, and wrong: the op keeps its name, only the spelling changes. */
export const literalTo20 = (body: readonly Spelled21[]): Spelled20[] =>
  body.map(({ op, path, value }) => (value === undefined ? { [op]: path } : { [op]: path, value }))

export const literalTo21 = (body: readonly Spelled20[]): Spelled21[] =>
  body.map(element => {
    const op = 'add' in element ? 'add' : 'replace' in element ? 'replace' : 'remove'
    const { value } = element
    return value === undefined ? { op, path: element[op] } : { op, path: element[op], value }
  })
