import type { Json } from '../../json.js'

/** An operation of RFC 6902 on a document. */
export interface JsonPatchOperation {
  readonly op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test'
  readonly path: string
  readonly from?: string
  readonly value?: unknown
}

/** A document that may be changed, and all that is in it. */
export interface Draft {
  target?: Json
  from?: Json
}

/**
 * Applies one operation to a document, in place, as RFC 6902 says. Answers `test` where a test fails, and `target` where the
 * operation does not fit the document.
 */
export type Expand = (document: Draft, operation: JsonPatchOperation) => 'test' | 'target' | undefined
