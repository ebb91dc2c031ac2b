import { Option } from 'commander'
import { readIndent } from './output.js'
import { rulesetIds } from './ruleset.js'

/** The formats that endpoints take, and those of RFC 6902 and RFC 7396. */
export const wireFormats = ['v2.0', 'v2.1']
export const allFormats = [...wireFormats, 'json-patch', 'merge-patch']

export const rulesetOption = (fallback: string, what = 'the rules to go by'): Option =>
  new Option('--ruleset <id|file>', `${what}: ${rulesetIds.join(', ')}, or a JSON file of your own`).default(fallback)

export const imageOption = (what = 'the image as GET answers it: then nothing hangs on the image any more'): Option =>
  new Option('--image <file>', what)

export const roleOption = (): Option => new Option('--role <role>', 'who sends the body').choices(['member', 'admin'])

export const formatOption = (formats: readonly string[]): Option =>
  new Option('--format <format>', 'the format of the body; without it its shape tells v2.0 from v2.1').choices(formats)

export const indentOption = (like: string): Option =>
  new Option(
    '--indent <n>',
    `spaces to indent with, "tab", or 0 for one line; without it as ${like} is indented`,
  ).argParser(readIndent)
