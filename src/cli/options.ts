import { InvalidArgumentError, Option } from 'commander'
import { speller } from '../spelling.js'
import type { OutputId } from './filter/answers.js'
import type { ReportRequest } from './lint/reports.js'
import { readIndent } from './output.js'
import { type ReporterId, reporters } from './reporters/index.js'
import { rulesetIds } from './ruleset.js'

/** The formats that endpoints take, and those of RFC 6902 and RFC 7396. */
export const wireFormats = ['v2.0', 'v2.1']
export const allFormats = [...wireFormats, 'json-patch', 'merge-patch']

export const rulesetOption = (fallback?: string, what = 'the rules to go by'): Option => {
  const option = new Option('--ruleset <id|file>', `${what}: ${rulesetIds.join(', ')}, or a JSON file of your own`)
  return fallback === undefined ? option : option.default(fallback)
}

export const imageOption = (what = 'the image as GET answers it: then nothing hangs on the image any more'): Option =>
  new Option('--image <file>', what)

export const roleOption = (): Option =>
  new Option('--role <role>', 'who sends the body; without it: member').choices(['member', 'admin'])

export const formatOption = (formats: readonly string[]): Option =>
  new Option('--format <format>', 'the format of the body; without it its shape tells v2.0 from v2.1').choices(formats)

export const indentOption = (like: string): Option =>
  new Option(
    '--indent <n>',
    `spaces to indent with, "tab", or 0 for one line; without it as ${like} is indented`,
  ).argParser(readIndent)

const reporterIds = Object.keys(reporters)
const stylish: readonly ReportRequest[] = [{ reporter: 'stylish' }]

/** May be given several times; each takes `=file`. */
export const reporterOption = (): Option =>
  new Option(
    '--reporter <name[=file]>',
    `how to report, and where to: ${reporterIds.join(', ')}; several may be given, each with a file of its own`,
  )
    .default(stylish, 'stylish')
    .argParser((argument: string, before: readonly ReportRequest[]) => [
      ...(before === stylish ? [] : before),
      readReporter(argument),
    ])

function readReporter(argument: string): ReportRequest {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(argument) ?? []
  if (!isReporter(name)) throw unknownName(reporterIds, name)
  if (file === '') throw new InvalidArgumentError('A file is missing after the "=".')
  return file === undefined || file === '-' ? { reporter: name } : { reporter: name, file }
}

function unknownName(names: readonly string[], name: string): InvalidArgumentError {
  const near = speller(names)(name)
  const all = `There are ${names.join(', ')}.`
  return new InvalidArgumentError(near === undefined ? all : `Did you mean ${near}? ${all}`)
}

const isReporter = (name: string): name is ReporterId => Object.hasOwn(reporters, name)

export const maxWarningsOption = (): Option =>
  new Option('--max-warnings <n>', 'how many warnings exit code 0 allows').argParser(argument =>
    count(argument, 0, 'It is a number of warnings, 0 or more.'),
  )

export const failOnOption = (): Option =>
  new Option('--fail-on <severity>', 'the lowest severity that ends the run with exit code 1')
    .choices(['error', 'warning', 'info', 'never'])
    .default('error')

export const concurrencyOption = (): Option =>
  new Option(
    '--concurrency <auto|n>',
    'how many threads judge; auto takes several where there are thousands of files and more than two cores',
  )
    .default('auto')
    .argParser(argument =>
      argument === 'auto' ? argument : count(argument, 1, 'It is "auto", or a number of threads, at most 64.', 64),
    )

/** For a stream: who keeps it running often runs several of them, each with one thread. */
export const threadsOption = (): Option =>
  new Option(
    '--concurrency <n>',
    'how many threads judge: more than one is for streams of many megabytes, and wants as many cores',
  )
    .default(1)
    .argParser(argument => count(argument, 1, 'It is a number of threads, at most 64.', 64))

function count(argument: string, least: number, otherwise: string, most = 1e9): number {
  const number = Number(argument)
  if (!/^\d+$/.test(argument) || number < least || number > most) throw new InvalidArgumentError(otherwise)
  return number
}

export const colorOption = (): Option =>
  new Option('--color <when>', 'colours: always, never, or where a terminal shows them and NO_COLOR does not forbid')
    .choices(['auto', 'always', 'never'])
    .default('auto')

const outputs: readonly OutputId[] = ['verdict', 'codes', 'json', 'record']

export const outputOption = (): Option =>
  new Option('--output <name>', `what a line is answered with: ${outputs.join(', ')}`)
    .default('verdict')
    .argParser((argument: string) => {
      if (!(outputs as readonly string[]).includes(argument)) throw unknownName(outputs, argument)
      return argument
    })
