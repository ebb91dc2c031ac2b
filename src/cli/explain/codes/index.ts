import type { AnyCode, Explanations } from '../explanation.js'
import { attributeCodes } from './attribute.js'
import { bodyCodes } from './body.js'
import { commandCodes } from './command.js'
import { imageCodes } from './image.js'
import { operationCodes } from './operation.js'
import { ownershipCodes } from './ownership.js'
import { pathCodes } from './path.js'
import { resultCodes } from './result.js'
import { textCodes } from './text.js'
import { translateCodes } from './translate.js'
import { valueCodes } from './value.js'

/** Every code. One of the catalog that is missing here does not compile. */
export const explanations: Explanations<AnyCode> = {
  ...commandCodes,
  ...textCodes,
  ...bodyCodes,
  ...operationCodes,
  ...pathCodes,
  ...attributeCodes,
  ...valueCodes,
  ...imageCodes,
  ...ownershipCodes,
  ...resultCodes,
  ...translateCodes,
}
