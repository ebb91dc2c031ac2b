import { type Ascii, anyString, bothOf } from '../checks/ascii.js'
import { alone, type Bits, type Lone } from '../checks/lone.js'
import type { Targets } from '../checks/target.js'
import type { ValueCheck } from '../checks/value.js'
import { parsePointer } from '../pointer.js'
import { isNamed } from './bytes.js'
import { isAt, type Literal, literal } from './text.js'
import { hasAll, literalsOf, type Strings, stringsOf, type Values, valuesOf } from './values.js'

/** What the scanner knows of an attribute: all that `Quick` knows, and its values as they are written. */
export interface Place {
  readonly path: Literal
  readonly name: string
  /** Its number, for what is noted of each; -1 for the attributes that the ruleset does not list. */
  readonly index: number
  readonly next: Place | undefined
  readonly sets: boolean
  readonly unsets: boolean
  readonly always: boolean
  /** There is nothing to be said of its name. */
  readonly quiet: boolean
  /** Constraints speak of it. */
  readonly bound: boolean
  readonly lone: Lone
  /** The indexes of the attributes that must be absent when it is set, and values with which it asks for something else. */
  readonly excludes: readonly number[]
  readonly unless: readonly Literal[]
  /** What the server takes, and of what there is nothing to be said. */
  readonly taken: Settable
  readonly clean: Settable
}

/** The values that it may be set to, and its constraints: those that can refuse a body, or all. */
interface Settable extends Bits {
  readonly values: Values
}

export interface Places {
  /** By slots: see `placeAt`. */
  readonly table: readonly (Place | undefined)[]
  /** The attributes that the ruleset lists, by index. */
  readonly listed: readonly string[]
  /** What stands for every attribute that the ruleset does not list, and what their names are. */
  readonly other: Place
  readonly names: Strings | undefined
  readonly without: readonly Literal[]
}

/** The slot of a path: its length and its last byte but one tell nearly all paths apart. */
const slotOf = (length: number, lastButOne: number): number => ((length & 63) << 6) | (lastButOne & 63)

export function compilePlaces(targets: Targets): Places {
  const table: (Place | undefined)[] = new Array(4096).fill(undefined)
  const valuesIn = valuesOf()
  const settable = (check: ValueCheck, { hard, bits }: Lone): Pick<Place, 'taken' | 'clean'> => {
    const { taken, clean } = valuesIn(check)
    return { taken: { values: taken, ...hard }, clean: { values: clean, ...bits } }
  }
  const listed = targets.paths.map(path => parsePointer(path)?.[0] ?? '')
  targets.paths.forEach((raw, index) => {
    const path = literal(raw)
    const quick = targets.quick(raw)
    const { target } = quick ?? {}
    const slot = slotOf(path.length, raw.charCodeAt(raw.length - 2))
    if (quick === undefined || target === undefined) {
      // Known, and not to be told in a word: it must not pass for one that is not listed.
      table[slot] = { ...closed, path, index, next: table[slot] }
      return
    }
    const { sets, unsets, always, quiet, lone, value } = quick
    const excludes = lone.absent.map(each => listed.indexOf(each))
    const bound = target.constraints.length > 0
    const rules = { sets, unsets, always, quiet, bound, lone, excludes, unless: literalsOf(lone.unless) }
    table[slot] = { path, name: target.attribute, index, next: table[slot], ...rules, ...settable(value, lone) }
  })
  const { set, unset, value, names } = targets.unlisted
  return {
    table,
    listed,
    other: { ...closed, sets: set, unsets: unset, ...settable(value, alone) },
    names: names === undefined ? undefined : stringsOf(bothOf(names.ascii, unescaped), []),
    without: (names?.without ?? []).map(literal),
  }
}

/** Names that are written in a path as they are. */
const unescaped: Ascii = { ...anyString, takes: isNamed }

const nothing: Settable = { values: { literals: undefined, strings: undefined, test: () => false }, ...alone.bits }
/** No operation is known to be taken. */
const closed: Place = {
  path: literal(''),
  name: '',
  index: -1,
  next: undefined,
  sets: false,
  unsets: false,
  always: false,
  quiet: false,
  bound: false,
  lone: alone,
  excludes: [],
  unless: [],
  taken: nothing,
  clean: nothing,
}

/** The place that a path between two offsets names; undefined where that is not certain. */
export function placeAt(places: Places, text: DataView, start: number, end: number): Place | undefined {
  const length = end - start
  let place = places.table[slotOf(length, text.getUint8(end - 2))]
  for (; place !== undefined; place = place.next)
    if (place.path.length === length && isAt(place.path, text, start)) return place
  return isName(places, text, start + 1, end) ? places.other : undefined
}

/** Whether the text between two offsets is a name that the ruleset does not list, and takes. */
function isName({ names, without }: Places, text: DataView, start: number, end: number): boolean {
  if (names === undefined || end === start || !hasAll(names, text, start, end, end - start)) return false
  for (let index = 0; index < without.length; index++) {
    const prefix = without[index] as Literal
    if (prefix.length <= end - start && isAt(prefix, text, start)) return false
  }
  return true
}
