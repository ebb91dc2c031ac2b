import fc from 'fast-check'
import type { Image, Value } from '../reference-server.js'
import { openAttributes } from './operation.js'
import { pathOf } from './pointer.js'
import { type Vocabulary, wordsOf } from './vocabulary.js'

/** What one operation is about; what of it is said hangs on what the image holds by then. */
interface Intent {
  readonly kind: Kind
  readonly name: string
  readonly other: string
  readonly value: Value
  readonly tag: string
  /** Chooses among positions. */
  readonly at: number
}

const kinds = ['set', 'change', 'remove', 'test', 'copy', 'move'] as const
const tagKinds = ['append', 'insert', 'retag', 'untag', 'testTag', 'moveTag'] as const
const wholeKinds = ['testAll', 'changeAll'] as const
type Kind = (typeof kinds)[number] | (typeof tagKinds)[number] | (typeof wholeKinds)[number]

const intent = (vocabulary: Vocabulary): fc.Arbitrary<Intent> => {
  const usual = { arbitrary: fc.constantFrom<Kind[]>(...kinds), weight: 6 }
  const tags = { arbitrary: fc.constantFrom<Kind[]>(...tagKinds), weight: vocabulary.base.has('tags') ? 4 : 0 }
  const whole = { arbitrary: fc.constantFrom<Kind[]>(...wholeKinds), weight: 1 }
  return fc.constantFrom(...openAttributes(vocabulary)).chain(name =>
    fc.record({
      kind: fc.oneof(usual, tags, whole),
      name: fc.constant(name),
      other: fc.constantFrom(...vocabulary.optional.keys()),
      value: fc.constantFrom(...wordsOf(vocabulary, name).good),
      tag: fc.constantFrom('a', 'b', 'c', ''),
      at: fc.nat(9),
    }),
  )
}

/** JSON Patches of which each operation applies to the image as the earlier ones leave it. */
export const fittingJsonPatch = (vocabulary: Vocabulary, image: Image): fc.Arbitrary<Value[]> =>
  fc.array(intent(vocabulary), { maxLength: 5 }).map(intents => {
    const held = new Map(Object.entries(image))
    return intents.flatMap(each => said(vocabulary, held, each))
  })

/** Says an intent, where it can be said, and keeps what it makes of the image. */
function said(vocabulary: Vocabulary, held: Map<string, Value>, each: Intent): Value[] {
  const { kind, name, other, value, tag, at } = each
  const path = pathOf(name)
  const now = held.get(name)
  const tags = held.get('tags')
  const list = Array.isArray(tags) ? tags : []
  const index = at % (list.length + 1)
  const hasTag = index < list.length
  const retag = (deleted: number, ...added: string[]): void => {
    held.set('tags', [...list.slice(0, index), ...added, ...list.slice(index + deleted)])
  }
  switch (kind) {
    case 'set':
      held.set(name, value)
      return [{ op: 'add', path, value }]
    case 'change':
      if (now === undefined) return []
      held.set(name, value)
      return [{ op: 'replace', path, value }]
    case 'remove':
      if (!vocabulary.optional.has(name) || !held.delete(name)) return []
      return [{ op: 'remove', path }]
    case 'test':
      return now === undefined ? [] : [{ op: 'test', path, value: now }]
    case 'copy':
    case 'move': {
      if (now === undefined || (kind === 'move' && !vocabulary.optional.has(name))) return []
      if (kind === 'move') held.delete(name)
      held.set(other, now)
      return [{ op: kind, from: path, path: pathOf(other) }]
    }
    case 'append':
      held.set('tags', [...list, tag])
      return [{ op: 'add', path: '/tags/-', value: tag }]
    case 'insert':
      retag(0, tag)
      return [{ op: 'add', path: `/tags/${index}`, value: tag }]
    case 'retag':
      if (hasTag) retag(1, tag)
      return hasTag ? [{ op: 'replace', path: `/tags/${index}`, value: tag }] : []
    case 'untag':
      if (hasTag) retag(1)
      return hasTag ? [{ op: 'remove', path: `/tags/${index}` }] : []
    case 'testTag':
      return hasTag ? [{ op: 'test', path: `/tags/${index}`, value: list[index] ?? null }] : []
    case 'moveTag': {
      if (!hasTag) return []
      held.set(other, list[index] ?? null)
      retag(1)
      return [{ op: 'move', from: `/tags/${index}`, path: pathOf(other) }]
    }
    case 'testAll':
      return [{ op: 'test', path: '', value: Object.fromEntries(held) }]
    case 'changeAll': {
      held.delete(other)
      if (vocabulary.base.has(name)) held.set(name, value)
      return [{ op: at % 2 === 0 ? 'add' : 'replace', path: '', value: Object.fromEntries(held) }]
    }
  }
}

/** Pointers to whole attributes, into them, and past them. */
const place = (vocabulary: Vocabulary): fc.Arbitrary<string> => {
  const whole = fc.constantFrom(...openAttributes(vocabulary), 'status', 'owner', ...vocabulary.closed).map(pathOf)
  const deep = fc.constantFrom('/0', '/1', '/-', '/00', '/x', '/')
  return fc.oneof(
    { weight: 6, arbitrary: whole },
    { weight: 2, arbitrary: fc.constantFrom('/tags', '/tags/0', '/tags/1', '/tags/-', '/tags/01', '/name/0') },
    { weight: 1, arbitrary: fc.tuple(whole, deep).map(parts => parts.join('')) },
    { weight: 1, arbitrary: fc.constantFrom('', '/ foo', '/foo\u001f', '//foo', '/foo/0', '/') },
  )
}

/** JSON Patches in the right shape that may fail, each operation for itself or because of the others. */
export const looseJsonPatch = (vocabulary: Vocabulary, image: Image): fc.Arbitrary<Value[]> => {
  const at = place(vocabulary)
  const held = Object.values(image)
  const value = fc.oneof(
    fc.constantFrom<Value[]>('x', 'y', '', 0, null, ['a'], { a: ['x'] }, 512, true),
    fc.constantFrom<Value[]>(image, ...held),
  )
  const operation = fc.oneof(
    { weight: 3, arbitrary: fc.record({ op: fc.constantFrom('add', 'replace'), path: at, value }) },
    { weight: 1, arbitrary: fc.record({ op: fc.constant('remove'), path: at }) },
    { weight: 2, arbitrary: fc.record({ op: fc.constant('test'), path: at, value }) },
    { weight: 3, arbitrary: fc.record({ op: fc.constantFrom('move', 'copy'), from: at, path: at }) },
  )
  const loose = fc.array<Value>(operation, { minLength: 1, maxLength: 3 })
  return fc.tuple(fittingJsonPatch(vocabulary, image), loose).map(([fitting, loose]) => [...fitting, ...loose])
}
