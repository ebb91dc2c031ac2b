import { constants } from 'node:buffer'
import { InvalidArgumentError, Option } from 'commander'

export const fieldOption = (): Option =>
  new Option(
    '--field <name>',
    'lines are records, that is JSON objects: the member that holds the body, or the text of it; /a/b is a JSON Pointer',
  ).argParser(readField)

export const mediaTypeFieldOption = (): Option =>
  new Option(
    '--media-type-field <name>',
    'the member that holds the Content-Type; where it is absent --media-type holds',
  ).argParser(readField)

export const imageFieldOption = (): Option =>
  new Option(
    '--image-field <name>',
    'the member that holds the image as GET answers it, or null; where it is absent --image holds',
  ).argParser(readField)

/** The name of a member, or a pointer (RFC 6901, 3). */
function readField(argument: string): string {
  if (argument.startsWith('/') && /~(?![01])/.test(argument))
    throw new InvalidArgumentError('In a JSON Pointer "~" is written ~0, and "/" in a name ~1.')
  return argument
}

const units: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20 }

export const maxLineOption = (): Option =>
  new Option('--max-line <bytes>', 'lines of more bytes than this are not judged; K and M are known')
    .default(64 * 2 ** 20, '64M')
    .argParser(readSize)

/** A number of bytes that one text of this machine can have. */
function readSize(argument: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([KM]?)$/i.exec(argument) ?? []
  const bytes = Number(digits) * (units[unit.toUpperCase()] ?? 1)
  const most = constants.MAX_STRING_LENGTH
  if (digits === '' || bytes < 1 || bytes > most)
    throw new InvalidArgumentError(`It is a number of bytes from 1 to ${Math.floor(most / 2 ** 20)}M, as 500K or 64M.`)
  return bytes
}
