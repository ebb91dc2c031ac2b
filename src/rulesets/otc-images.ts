import { builtIn } from './built-in.js'
import { imsAnswers } from './ims-answers.js'
import { otcExtension } from './ims-attributes.js'
import { patchTypes } from './media-types.js'
import { nativeAttributes, otcMeanings } from './native-attributes.js'

/** The native API of Open Telekom Cloud (source 002). Nothing that takes part in a constraint can be edited here. */
export const otcImages = /* @__PURE__ */ builtIn({
  id: 'otc-images',
  title: 'Open Telekom Cloud IMS, native OpenStack API',
  endpoint: 'PATCH /v2/images/{image_id}',
  mediaTypes: patchTypes,
  meanings: otcMeanings,
  attributes: nativeAttributes,
  otherwise: otcExtension,
  constraints: [],
  answers: imsAnswers,
  sources: ['002 Constraints'],
})
