import fc from 'fast-check'
import { pathOf } from '../../arbitraries/pointer.js'
import { deep } from './names.js'
import { weighted } from './weighted.js'

/** Ways to write a path that all mean the same name: slashes before it, white space as Python sees it (P5, P8). */
const same = ['//', '/ ', '/\u0085', '/\u001c', '/\t', '/\u00a0\n', '// ', '/\u3000', '/\u2029'].map(
  before => (path: string) => before + path.slice(1),
)
const sameToo = [' ', '\n', '\u0085', '\u001f', '\u2003', '\r\n', '\u1680'].map(after => (path: string) => path + after)

/** Other names, or no paths at all (P3 to P9). */
const other = [
  ...['\ufeff', '\u200b', '\u180e', '/', '/ ', '/0', '/-', '~', '~2', '//', '/ /', '~\n'].map(
    after => (path: string) => path + after,
  ),
  ...['', '#/', ' /', '///', '/x//', '/ /', '/\u00a0/', '/x/', '/~', '/\ufeff', '/\u2060', '////'].map(
    before => (path: string) => before + path.slice(1),
  ),
  ...['', '/', '//', '/ ', '/ / ', '/\u0085', '/~0', '/~1', '/~01', '/~10', '/%66oo', '/ /x', '/\u001c/', '/a/ /b'].map(
    text => () => text,
  ),
]

export type Spelling = (path: string) => string

export const plain: Spelling = path => path

/** How a path is written. */
export const spelling: fc.Arbitrary<Spelling> = fc.oneof(
  { withCrossShrink: true },
  { weight: 88, arbitrary: fc.constant(plain) },
  { weight: 7, arbitrary: fc.constantFrom(...same, ...sameToo) },
  { weight: 3, arbitrary: fc.constantFrom(...other) },
)

/** A text as a JSON string, in one of several spellings (J11). */
export type Quoting = (text: string) => string

const unicode = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
const units = (text: string): readonly string[] => text.split('')

export const usual: Quoting = text => JSON.stringify(text)

export const quoting: fc.Arbitrary<Quoting> = weighted<Quoting>(
  [30, usual],
  [1, text => `"${units(text).map(unicode).join('')}"`],
  [1, text => `"${units(text).map(unicode).join('').toUpperCase().replaceAll('\\U', '\\u')}"`],
  [1, text => JSON.stringify(text).replaceAll('/', '\\/')],
  [
    1,
    text =>
      `"${units(text)
        .map(unit => (/[a-m]/.test(unit) ? unicode(unit) : JSON.stringify(unit).slice(1, -1)))
        .join('')}"`,
  ],
)

export const pathTo = (name: string): string => (deep.includes(name) ? name : pathOf(name))
