import type { Validator } from '../compile.js'
import type { DiagnosticOf } from '../diagnostic.js'
import type { FormatId } from '../formats/format.js'
import type { Report } from '../report.js'
import type { Context } from '../request.js'
import { translateText } from '../translate-text.js'

/** The text of a body that is written in the other format as a whole, in the one that is wanted. */
export interface TranslatedWhole {
  readonly text: string
  readonly cured: DiagnosticOf<'format-mismatch'>
  /** Whether it acts as its source does, or does on the image that is given. */
  readonly safe: boolean
}

/** undefined where the body is in the format that is wanted, or cannot be translated. */
export function translated(
  text: string,
  { diagnostics }: Report,
  validator: Validator,
  { image, role }: Context = {},
): TranslatedWhole | undefined {
  const cured = diagnostics.find(one => one.code === 'format-mismatch')
  const [to] = cured?.params.expected ?? []
  if (cured === undefined || to === undefined) return undefined
  const made = translateText(text, {
    from: cured.params.found as FormatId,
    to: to as FormatId,
    ruleset: validator,
    ...(image === undefined || image === null ? {} : { image }),
    ...(role === undefined ? {} : { role }),
  })
  return made.text === undefined || made.text === text
    ? undefined
    : { text: made.text, cured, safe: made.outcome === 'exact' }
}
