import type { Finding } from './diagnostic.js'
import { type Pointer, parsePointer } from './pointer.js'

/** A finding about a path, before it is known where in the body the path stands. */
export type Complaint = (pointer: string) => Finding

/** Reads the text of a path: its tokens, at least one, or the complaint that it is no pointer to an attribute. */
export function readPath(path: string): Pointer | Complaint {
  const tokens = parsePointer(path)
  return tokens === undefined || tokens.length === 0 ? complain(path) : tokens
}

function complain(path: string): Complaint {
  const bare = path.replace(/^#?\/*/, '')
  const fault = path === '' ? 'empty' : path.startsWith('/') ? 'escape' : 'slash'
  // With an escape at fault, a further "/" is one that was not escaped: only whole attributes can be changed.
  const better =
    fault === 'escape'
      ? `/${path
          .slice(1)
          .replace(/~(?![01])/g, '~0')
          .replaceAll('/', '~1')}`
      : `/${bare}`
  return pointer => ({
    code: 'path-syntax',
    pointer,
    params: { path, fault },
    ...(bare === ''
      ? {}
      : { suggestion: { pointer, replacement: better, safe: fault === 'slash' && !/[~/]/.test(bare) } }),
  })
}
