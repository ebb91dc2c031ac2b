import type { Answer, Answers } from '../ruleset.js'

const malformed: Answer = { status: 400, code: 'IMG.0001' }
const perhapsMalformed: Answer = { ...malformed, presumed: true }
const unsupported: Answer = { status: 400, code: 'IMG.0105', presumed: true }
const conflict: Answer = { status: 400, code: 'IMG.0035' }
const refused: Answer = { status: 400, presumed: true }

/**
 * What IMS answers: 400 with the codes of 003 Appendix B, Table B-1, on all three endpoints, since the native documents
 * send the reader of a 400 to that table too (001, 002 and 003 6.1.3, Returned Values). The table does not say which code
 * belongs to which rule: `presumed` is all that the message alone does not settle.
 */
export const imsAnswers: Answers = {
  // No IMS document names 415; 003 6.1.3 names two media types, 003 3.1 recommends application/json (C29).
  'media-type-unsupported': { status: 415, presumed: true },

  'text-encoding': malformed,
  'text-byte-order-mark': malformed,
  'text-malformed': malformed,
  'body-empty': { status: 400, code: 'IMG.0007' },
  'body-unreadable': malformed,
  'body-not-array': malformed,
  'body-not-object': malformed,
  'format-mismatch': malformed,
  'operation-not-object': malformed,
  'operation-format-mismatch': malformed,
  'op-missing': malformed,
  'op-unknown': malformed,
  'op-ambiguous': malformed,
  'path-missing': malformed,
  'path-not-string': perhapsMalformed,
  'path-syntax': perhapsMalformed,
  'path-depth': perhapsMalformed,
  // C26: 000 and 003 5.1.2 call the value mandatory, 001, 002 and 003 6.1.3 not for remove. It is wanted to set only.
  'value-missing': malformed,

  'attribute-read-only': unsupported,
  'attribute-reserved': unsupported,
  'attribute-unknown': unsupported,
  'attribute-not-settable': unsupported,
  'attribute-not-removable': unsupported,
  'attribute-name': refused,

  'value-type': refused,
  'value-not-allowed': refused,
  'value-length': refused,
  'value-pattern': refused,
  'value-range': refused,
  'value-members': refused,

  // The Returned Values of every PATCH page have 404; Table B-1 has IMG.0027, IMG.0086 and IMG.0144, with 400.
  'image-missing': { status: 404, presumed: true },
  // C31: only active images (003 5.1.2, NOTE). C30: IMG.0168, data disk images cannot be updated, belongs to another
  // function: public clients rename data disk images.
  'image-status': { status: 400, code: 'IMG.0046', presumed: true },
  // C28: proven for replace by huawei-terraform, which then adds; for remove it is a reading.
  'attribute-absent': conflict,
  'constraint-excludes': conflict,
}
