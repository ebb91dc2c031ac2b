import type { Finding } from './diagnostic.js'
import { placeAt } from './text/place.js'
import { duplicateMembers, findFault, repeatsNames } from './text/scan.js'
import { decodeUtf8 } from './text/utf8.js'

/** What a text holds; `value` is absent when the text is not JSON, and the findings then say why. */
export interface Parsed {
  readonly value?: unknown
  /** In document order, each with the index of the operation it stands in (-1: none). */
  readonly findings: readonly { readonly finding: Finding; readonly index: number }[]
}

/** Reads the text of a body as it is on the wire. */
export function readText(input: string | Uint8Array): Parsed {
  const findings: { finding: Finding; index: number }[] = []
  const add = (finding: Finding, index = -1): void => void findings.push({ finding, index })
  let text = input
  if (typeof text !== 'string') {
    const decoded = decode(text)
    if (decoded === undefined) {
      add({
        code: 'text-malformed',
        pointer: '',
        params: { offset: 0, line: 1, column: 1, reason: 'more text than this machine can hold' },
      })
      return { findings }
    }
    if ('offset' in decoded) {
      const wide = (text[0] === 0xff && text[1] === 0xfe) || (text[0] === 0xfe && text[1] === 0xff)
      add({
        code: 'text-encoding',
        pointer: '',
        params: { encoding: wide ? 'UTF-16' : 'unknown', offset: decoded.offset },
      })
      return { findings }
    }
    text = decoded.text
  }
  const marked = text.charCodeAt(0) === 0xfeff
  if (marked) add({ code: 'text-byte-order-mark', pointer: '', params: {} })
  const bare = marked ? text.slice(1) : text
  if (bare === '') {
    add({ code: 'body-empty', pointer: '', params: {} })
    return { findings }
  }
  let value: unknown
  try {
    value = JSON.parse(bare)
  } catch {
    const fault = findFault(bare) ?? { offset: 0, reason: 'too much for the JSON parser of this machine' }
    add({
      code: 'text-malformed',
      pointer: '',
      params: { ...placeAt(text, fault.offset + (marked ? 1 : 0)), reason: fault.reason },
    })
    return { findings }
  }
  for (const { pointer, member, count } of repeatsNames(bare, value) ? duplicateMembers(bare) : []) {
    const operation = /^\/([0-9]+)\//.exec(pointer)
    add(
      { code: 'member-duplicate', pointer, params: { member, count } },
      operation === null ? -1 : Number(operation[1]),
    )
  }
  return { value, findings }
}

/** The value of a text, where a server would read it; undefined where it would not, for whatever reason. */
export function parseText(input: string | Uint8Array): unknown {
  try {
    if (typeof input === 'string') return JSON.parse(input)
    const decoded = decodeUtf8(input)
    return 'text' in decoded ? JSON.parse(decoded.text) : undefined
  } catch {
    return undefined
  }
}

/** undefined where the text is longer than a string can be. */
function decode(bytes: Uint8Array): ReturnType<typeof decodeUtf8> | undefined {
  try {
    return decodeUtf8(bytes)
  } catch {
    return undefined
  }
}
