import specTests from 'json-patch-test-suite/spec_tests.json'
import otherTests from 'json-patch-test-suite/tests.json'
import type { Image, Value } from '../reference-server.js'
import { isObject } from './places.js'

/** A case of the public conformance suite for RFC 6902. */
export interface SuiteCase {
  readonly comment?: string
  readonly doc: Value
  readonly patch: Value
  /** The document afterwards; where there is neither this nor an error, the document stays as it is. */
  readonly expected?: Value
  readonly error?: string
  readonly disabled?: boolean
}

/** A case of which the document is an object, as images are. */
export interface ObjectCase extends SuiteCase {
  readonly title: string
  readonly doc: Image
}

const numbered = (file: string, cases: readonly unknown[]) =>
  (cases as readonly SuiteCase[]).map((each, index) => ({ ...each, title: `${file} ${index}: ${each.comment ?? ''}` }))

/** Every case that the suite has not disabled. */
export const enabled = [...numbered('tests', otherTests), ...numbered('spec_tests', specTests)].filter(
  ({ disabled }) => disabled !== true,
)

export const objectCases = enabled.filter((each): each is ObjectCase => isObject(each.doc))
