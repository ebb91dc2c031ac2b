import { builtIn } from './built-in.js'
import { imsAnswers } from './ims-answers.js'
import { cloudKnown, editable, extension, system } from './ims-attributes.js'
import { armFirmware, coexistence, injection, memory } from './ims-constraints.js'
import { shutdownTimeout } from './ims-values.js'
import { cloudImagesTypes } from './media-types.js'

/** What the current documents of PATCH /v2/cloudimages allow, taken together: 21 names (C08). */
export const imsCloudimages = /* @__PURE__ */ builtIn({
  id: 'ims-cloudimages',
  title: 'Huawei IMS, current documents',
  endpoint: 'PATCH /v2/cloudimages/{image_id}',
  mediaTypes: cloudImagesTypes,
  attributes: {
    ...editable,
    ...system,
    ...cloudKnown,
    os_shutdown_timeout: { effects: ['set', 'unset'], value: shutdownTimeout, sources: ['huawei-sdk'] },
  },
  otherwise: extension,
  constraints: [...coexistence, injection, armFirmware, memory],
  demands: [{ status: ['active'], sources: ['003 5.1.2', 'otc-docs updating_an_image'] }],
  answers: imsAnswers,
  sources: ['000 step 3', '003 5.1.2', 'otc-docs updating_an_image', 'huawei-intl'],
})
