import type { Diagnostic } from './diagnostic.js'
import type { FormatId, PatchBody } from './formats/format.js'
import { isObject } from './json.js'
import { parsePointer } from './pointer.js'
import type { Report } from './report.js'
import { type Context, membersOf } from './request.js'

/**
 * What keeps a body from being taken: a diagnostic, with a message and with the reference tokens of its pointer, of which
 * those that are indexes of arrays are numbers.
 */
export type StandardIssue = Diagnostic & { readonly message: string; readonly path: readonly (string | number)[] }

/** A body that the server takes, on some image at least: the very value that was given. Or why it takes none such. */
export type StandardResult =
  | { readonly value: PatchBody<FormatId>; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] }

/** The member `~standard` of a validator, by which other libraries use it (standardschema.dev, version 1.1). */
export interface StandardSchema {
  readonly version: 1
  readonly vendor: 'openstack-image-patch'
  /** Tells TypeScript what goes in and comes out; never there at run time. */
  readonly types?: { readonly input: unknown; readonly output: PatchBody<FormatId> } | undefined
  /**
   * Judges as `validate` of the validator does, with `libraryOptions` for its context, and throws only as that does. There
   * are issues exactly where the verdict is refused: one for each diagnostic of severity error. Warnings are none.
   */
  readonly validate: (
    value: unknown,
    options?: { readonly libraryOptions?: Context | Readonly<Record<string, unknown>> | undefined },
  ) => StandardResult
}

/** Makes that member of the `validate` of a validator. Without `describe` a message is the code and the pointer. */
export function standardSchema(
  validate: (body: unknown, context?: Context) => Report,
  describe: (diagnostic: Diagnostic) => string = inShort,
): StandardSchema {
  return {
    version: 1,
    vendor: 'openstack-image-patch',
    validate(value, options) {
      const context = options?.libraryOptions
      const report = validate(value, context === undefined ? context : membersOf('libraryOptions', context))
      // What is not refused is an array of operations.
      if (report.verdict !== 'refused') return { value: value as PatchBody<FormatId> }
      const errors = report.diagnostics.filter(({ severity }) => severity === 'error')
      return {
        issues: errors.map(diagnostic => ({
          ...diagnostic,
          message: describe(diagnostic),
          path: pathOf(value, diagnostic.pointer),
        })),
      }
    },
  }
}

const inShort = ({ code, pointer }: Diagnostic): string => (pointer === '' ? code : `${code} at ${pointer}`)

/** The reference tokens of a pointer; only the body shows which of them are indexes (RFC 6901, 4). */
function pathOf(body: unknown, pointer: string): readonly (string | number)[] {
  let at = body
  return (parsePointer(pointer) ?? []).map(token => {
    const key = Array.isArray(at) ? Number(token) : token
    try {
      at = isObject(at) || Array.isArray(at) ? Reflect.get(at, key) : undefined
    } catch {
      // A getter or a proxy that throws at the second look: no JSON text ever makes such a body.
      at = undefined
    }
    return key
  })
}
