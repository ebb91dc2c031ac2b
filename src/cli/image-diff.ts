import type { Image, Json } from '../index.js'
import type { Paint } from './colours.js'
import { jsonText } from './output.js'
import { printable } from './printable.js'

/** Columns that are shown of long values, and how many of them stand before what differs. */
const width = 100
const context = 20

/** What changes between two images, attribute by attribute, in lines for people; nothing where nothing does. */
export function imageDiff(before: Image, after: Image, tint: Paint): string {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].map(name => attributeDiff(name, own(before, name), own(after, name), tint)).join('')
}

const own = (image: Image, name: string): Json | undefined => (Object.hasOwn(image, name) ? image[name] : undefined)

function attributeDiff(name: string, before: Json | undefined, after: Json | undefined, tint: Paint): string {
  const [was, is] = [before, after].map(value => (value === undefined ? undefined : jsonText(value)))
  if (was === is) return ''
  if (Array.isArray(before) && Array.isArray(after)) {
    const [gone, come] = [without(before, after), without(after, before)]
    if (gone.length + come.length > 0) {
      const lines = [
        ...gone.map(item => minus(`  ${cut(item)}`, tint)),
        ...come.map(item => plus(`  ${cut(item)}`, tint)),
      ]
      return [`  ${printable(name)}:\n`, ...lines].join('')
    }
  }
  const from = firstDifference(was ?? '', is ?? '')
  return [
    was === undefined ? '' : minus(`${name}: ${cut(was, from)}`, tint),
    is === undefined ? '' : plus(`${name}: ${cut(is, from)}`, tint),
  ].join('')
}

const minus = (text: string, tint: Paint): string => `${tint('red', `- ${printable(text)}`)}\n`
const plus = (text: string, tint: Paint): string => `${tint('green', `+ ${printable(text)}`)}\n`

/** The items of an array that another does not have as often, as JSON text. */
function without(items: readonly Json[], others: readonly Json[]): readonly string[] {
  const left = new Map<string, number>()
  for (const other of others) left.set(jsonText(other), (left.get(jsonText(other)) ?? 0) + 1)
  return items
    .map(item => jsonText(item))
    .filter(text => {
      const count = left.get(text) ?? 0
      left.set(text, count - 1)
      return count <= 0
    })
}

function firstDifference(one: string, other: string): number {
  let at = 0
  while (at < one.length && one.charAt(at) === other.charAt(at)) at++
  return at
}

/** A long text as a window around what differs. */
function cut(text: string, difference = 0): string {
  if (text.length <= width) return text
  const start = Math.max(0, Math.min(difference - context, text.length - width))
  const end = start + width
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''} (${text.length} characters)`
}
