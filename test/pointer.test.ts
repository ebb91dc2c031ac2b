import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { formatPointer, parsePointer } from '../src/pointer.js'

describe('a pointer', () => {
  // The examples of RFC 6901, 5.
  it.each([
    ['', []],
    ['/foo', ['foo']],
    ['/foo/0', ['foo', '0']],
    ['/', ['']],
    ['/a~1b', ['a/b']],
    ['/c%d', ['c%d']],
    ['/ ', [' ']],
    ['/m~0n', ['m~n']],
    ['/~01', ['~1']],
    ['/__proto__', ['__proto__']],
  ])('reads %j', (text, tokens) => {
    expect(parsePointer(text)).toEqual(tokens)
    expect(formatPointer(tokens)).toBe(text)
  })

  it.each(['a', '#/a', ' /a', '/a~', '/~2', '/a/~/b'])('refuses %j', text => {
    expect(parsePointer(text)).toBeUndefined()
  })

  test.prop([fc.array(fc.string({ unit: 'binary' }))])('survives the way to text and back', tokens => {
    expect(parsePointer(formatPointer(tokens))).toEqual(tokens)
  })
})
