import { type Fixed, fixText } from '../../../fix.js'
import type { Context } from '../../../index.js'
import type { Settings } from '../../config/settings.js'
import { given } from '../../given.js'
import { validatorOf } from '../judge.js'

/** Fixes a body as it is on the wire; what is switched off stays. */
export const fixBody = (
  body: Uint8Array | string,
  context: Context | undefined,
  { ruleset, severities }: Pick<Settings, 'ruleset' | 'severities'>,
  unsafe: boolean,
): Fixed =>
  fixText(body, {
    validator: validatorOf(ruleset),
    ...given({ context }),
    unsafe,
    codes: code => severities[code] !== 'off',
  })
