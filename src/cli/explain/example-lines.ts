import { printable } from '../printable.js'
import type { Compared, Converted, Example, Linted } from './explanation.js'
import { pageWidth, wrapped } from './layout.js'

interface File {
  readonly name: string
  readonly text: string
}

/** What a reader types to see an example, and the files that it wants. */
interface Shown {
  readonly line: string
  readonly files: readonly File[]
}

export function shown(example: Example): Shown {
  if ('line' in example) return { line: example.line, files: [] }
  if ('after' in example) return difference(example)
  return 'to' in example ? conversion(example) : judgement(example)
}

function judgement({ ruleset, image, mediaType, encoding, body }: Linted): Shown {
  const name = encoding === undefined ? 'body.json' : `body.json, saved as ${encoding}`
  const files = [{ name, text: body }, ...ownRules(ruleset)]
  // No file says of an image that it does not exist: only a program can.
  if (image === null)
    return { line: `compile(rulesets['${nameOf(ruleset)}']).validateText(body, { image: null })`, files }
  const options = [...rulesOption(ruleset), ...imageOption(image), ...option('--media-type', mediaType)]
  return { line: command('lint', options, 'body.json'), files: [...files, ...imageFile(image)] }
}

function conversion({ ruleset, fromRuleset, image, to, from, assume, body }: Converted): Shown {
  const options = [
    ...option('--to', to),
    ...option('--from', from),
    ...option('--from-ruleset', fromRuleset),
    ...rulesOption(ruleset),
    ...imageOption(image),
    ...option('--assume', assume),
  ]
  const files = [{ name: 'body.json', text: body }, ...ownRules(ruleset), ...imageFile(image)]
  return { line: command('convert', options, 'body.json'), files }
}

function difference({ ruleset, image, after, prune }: Compared): Shown {
  const options = [...rulesOption(ruleset), ...(prune ? ['--prune'] : [])]
  const files = [file('before.json', image), file('after.json', after), ...ownRules(ruleset)]
  return { line: command('diff', options, 'before.json after.json'), files }
}

const nameOf = (ruleset: Linted['ruleset']): string | undefined => (typeof ruleset === 'object' ? 'own.json' : ruleset)
const rulesOption = (ruleset: Linted['ruleset']): readonly string[] => option('--ruleset', nameOf(ruleset))
const ownRules = (ruleset: Linted['ruleset']): readonly File[] =>
  typeof ruleset === 'object' ? [file('own.json', ruleset)] : []

const imageOption = (image: Linted['image']): readonly string[] => option('--image', image ? 'image.json' : undefined)
const imageFile = (image: Linted['image']): readonly File[] => (image ? [file('image.json', image)] : [])

const option = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [name, value]

const command = (name: string, options: readonly string[], rest: string): string =>
  ['$ image-patch', name, ...options, rest].join(' ')

const file = (name: string, value: unknown): File => ({ name, text: text(value) })

/** JSON as people write it: what is short stands in one line. */
function text(value: unknown, indent = ''): string {
  const line = JSON.stringify(value, null, 1)
    .replace(/\[\n */g, '[')
    .replace(/\n *\]/g, ']')
    .replace(/\n */g, ' ')
  if (typeof value !== 'object' || value === null || line.length + indent.length <= 80) return line
  const deeper = `${indent}  `
  const members = Array.isArray(value)
    ? value.map(item => text(item, deeper))
    : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${text(member, deeper)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${members.map(member => `${deeper}${member}`).join(',\n')}\n${indent}${close}`
}

/** The lines of an example: what to type, and the files that another one beside it has not shown already. */
export function exampleLines(example: Example, beside?: Example): readonly string[] {
  const { line, files } = shown(example)
  const known = beside === undefined ? undefined : shown(beside)
  const isKnown = ({ name, text: content }: File): boolean =>
    known?.files.some(other => other.name === name && other.text === content) === true
  return [...(line === known?.line ? [] : continued(line)), ...files.filter(each => !isKnown(each)).flatMap(fileLines)]
}

/** A line that a shell reads as one, though it is too long for a page. */
function continued(line: string): readonly string[] {
  const lines = wrapped(line, pageWidth - 10)
  return lines.map((part, index) => `${index === 0 ? '' : '    '}${part}${index === lines.length - 1 ? '' : ' \\'}`)
}

const fileLines = ({ name, text: content }: File): readonly string[] =>
  content === '' ? [`${name} is empty`] : [`${name}:`, ...content.split('\n').map(printable)]
