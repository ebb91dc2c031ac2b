import type { Format, FormatId } from './format.js'
import { v20 } from './v2.0.js'
import { v21 } from './v2.1.js'

/** The patch formats, by id. */
export const formats: Readonly<Record<FormatId, Format>> = { 'v2.0': v20, 'v2.1': v21 }
