import type { Validator } from '../src/index.js'
import type { Judge } from './agreement.js'
import { ajvPlain } from './peers/ajv-plain.js'
import { ajvTuned } from './peers/ajv-tuned.js'
import { typebox } from './peers/typebox.js'
import { valibot } from './peers/valibot.js'
import { zodPlain, zodTuned } from './peers/zod.js'

/** All that know the rules of `ims-cloudimages`: they must agree on every body before anything is timed. */
export const judgesOf = (validator: Validator): readonly Judge[] => [
  { name: 'isValid', accepts: body => validator.isValid(body) },
  { name: 'validate', accepts: body => validator.validate(body).verdict !== 'refused' },
  { name: 'validateText', accepts: (_, text) => validator.validateText(text).verdict !== 'refused' },
  { name: 'isValidText', accepts: (_, text) => validator.isValidText(text) },
  { name: 'isValidText of bytes', accepts: (_, text) => validator.isValidText(Buffer.from(text)) },
  { name: 'ajv tuned', accepts: ajvTuned() },
  { name: 'ajv plain', accepts: ajvPlain() },
  { name: 'zod', accepts: zodPlain },
  { name: 'zod tuned', accepts: zodTuned },
  { name: 'valibot', accepts: valibot },
  { name: 'typebox', accepts: typebox },
]
