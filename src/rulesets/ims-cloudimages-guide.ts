import type { AttributeRule } from '../ruleset.js'
import { builtIn } from './built-in.js'
import { imsAnswers } from './ims-answers.js'
import { cloudKnown, editable, extension, system } from './ims-attributes.js'
import { armFirmware, coexistence, memory } from './ims-constraints.js'
import { cloudImagesTypes } from './media-types.js'

const newer: AttributeRule = {
  effects: [],
  advice: 'This guide does not list it; newer documents do (ruleset ims-cloudimages).',
  reading: 'C08: this one list',
  sources: ['000 step 3', 'huawei-intl'],
}

/**
 * Source 000 alone: its 11 names. It also names PATCH /v2/images (C25) and says that only the name and the description of
 * private images can be changed (C24): both are read as of the native API, the list as of this one.
 */
export const imsCloudimagesGuide = /* @__PURE__ */ builtIn({
  id: 'ims-cloudimages-guide',
  title: 'Huawei IMS, guide "Updating Image Information"',
  endpoint: 'PATCH /v2/cloudimages/{image_id}',
  mediaTypes: cloudImagesTypes,
  attributes: {
    name: editable.name,
    __description: editable.__description,
    __support_xen: editable.__support_xen,
    __support_largememory: editable.__support_largememory,
    __support_diskintensive: editable.__support_diskintensive,
    __support_highperformance: editable.__support_highperformance,
    __support_xen_gpu_type: editable.__support_xen_gpu_type,
    __support_xen_hana: editable.__support_xen_hana,
    min_ram: editable.min_ram,
    hw_vif_multiqueue_enabled: editable.hw_vif_multiqueue_enabled,
    hw_firmware_type: editable.hw_firmware_type,

    __support_kvm: newer,
    __support_kvm_gpu_type: newer,
    __support_kvm_infiniband: newer,
    __support_fc_inject: newer,
    __support_amd: newer,
    __support_kvm_hi1822_hisriov: newer,
    __support_kvm_hi1822_hivirtionet: newer,
    __is_config_init: newer,
    enterprise_project_id: newer,
    max_ram: newer,

    ...system,
    ...cloudKnown,
  },
  otherwise: extension,
  constraints: [...coexistence, armFirmware, memory],
  demands: [{ status: ['active'], sources: ['003 5.1.2'] }],
  answers: imsAnswers,
  sources: ['000 step 3'],
})
