import { locate } from '../../text/index.js'
import { inside } from '../config/fault.js'
import { textOf } from '../places.js'

/**
 * A record with a member set to what a JSON text says, and all else as it was written: numbers are not read and printed again.
 * A line that is no JSON object becomes one, with the line in its member `line`; one that was too long to be kept is null there.
 */
export function withMember(line: Uint8Array | undefined, name: string, json: string): string {
  const text = line === undefined ? undefined : textOf(line).replace(/^\ufeff/, '')
  const record = text === undefined ? undefined : recordOf(text)
  if (text === undefined || record === undefined)
    return `{${JSON.stringify(name)}:${json},"line":${line === undefined ? null : JSON.stringify(textOf(line))}}`
  if (Object.hasOwn(record, name)) {
    const value = locate(text, [inside('', name)])[0]?.value
    return text.slice(0, value?.start.offset) + json + text.slice(value?.end.offset)
  }
  const end = text.lastIndexOf('}')
  const comma = Object.keys(record).length === 0 ? '' : ','
  return `${text.slice(0, end)}${comma}${JSON.stringify(name)}:${json}${text.slice(end)}`
}

function recordOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
