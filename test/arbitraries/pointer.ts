import fc from 'fast-check'

/** One reference token as text: "~" and "/" escaped (RFC 6901, 3). */
export const escaped = (token: string): string => token.replace(/~/g, '~0').replace(/\//g, '~1')

/** The path of an attribute. */
export const pathOf = (attribute: string): string => `/${escaped(attribute)}`

/** Reference tokens: the ones that pointers, prototypes and arrays make hard, and any others. */
export const token = fc.oneof(
  fc.constantFrom('', 'name', '~', '/', '~1', '~01', '0', '-', '__proto__', 'constructor', 'toString', ' ', '日本'),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

/** Pointers as lists of tokens. */
export const pointer = fc.array(token, { maxLength: 4 })

/** Texts that stand where a pointer should, right and wrong ones. */
export const pointerText = fc.oneof(
  pointer.map(tokens => tokens.map(pathOf).join('')),
  fc.constantFrom('name', '#/name', '', '/', '//', '/a/', '/~', '/~2', '/a/b', '/tags/-', 'a/b'),
  fc.string({ maxLength: 6 }),
)
