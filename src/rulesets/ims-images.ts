import { builtIn } from './built-in.js'
import { imsAnswers } from './ims-answers.js'
import { extension } from './ims-attributes.js'
import { patchTypes } from './media-types.js'
import { imsMeanings, nativeAttributes } from './native-attributes.js'

/**
 * The native API of IMS (sources 001 and 003 6.1.3). Nothing that takes part in a constraint can be edited here. The
 * caption, the body and the answer of their example have three different names (C32): a slip.
 */
export const imsImages = /* @__PURE__ */ builtIn({
  id: 'ims-images',
  title: 'Huawei IMS, native OpenStack API',
  endpoint: 'PATCH /v2/images/{image_id}',
  mediaTypes: patchTypes,
  meanings: imsMeanings,
  attributes: nativeAttributes,
  otherwise: extension,
  constraints: [],
  answers: imsAnswers,
  sources: ['001 Constraints', '003 6.1.3'],
})
