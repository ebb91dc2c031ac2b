import { applier } from './apply.js'
import { expand } from './fast-json-patch.js'
import { translator } from './translate.js'

/**
 * The `translate` of the main entry, which here also knows what needs the image: `test`, `move`, `copy`, pointers into
 * attributes and to the whole document (RFC 6902, 4).
 */
export const translate = translator(expand)

/** The `apply` of the main entry, which here takes all of RFC 6902. */
export const apply = applier(expand)
