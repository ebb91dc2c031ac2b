import type { AttributeRule } from '../ruleset.js'
import { builtIn } from './built-in.js'
import { imsAnswers } from './ims-answers.js'
import { cloudKnown, editable, extension, system } from './ims-attributes.js'
import { armFirmware, coexistence, memory } from './ims-constraints.js'
import { kvmGpuOf2023, xenGpuOf2023 } from './ims-values.js'
import { cloudImagesTypes } from './media-types.js'

const newer: AttributeRule = {
  effects: [],
  advice: 'The reference of 2023 does not list it; newer documents do (ruleset ims-cloudimages).',
  reading: 'C08: this one list',
  sources: ['003 5.1.2 Table 5-4', 'huawei-intl'],
}

/** Source 003, section 5.1.2, alone: its 13 names, and the value tables of its section 9.5. */
export const imsCloudimages2023 = /* @__PURE__ */ builtIn({
  id: 'ims-cloudimages-2023',
  title: 'Huawei IMS, API Reference of 2023',
  endpoint: 'PATCH /v2/cloudimages/{image_id}',
  mediaTypes: cloudImagesTypes,
  attributes: {
    name: editable.name,
    __description: editable.__description,
    __support_xen: editable.__support_xen,
    __support_largememory: editable.__support_largememory,
    __support_diskintensive: editable.__support_diskintensive,
    __support_highperformance: editable.__support_highperformance,
    __support_xen_gpu_type: { ...editable.__support_xen_gpu_type, value: xenGpuOf2023 },
    __support_kvm_gpu_type: { ...editable.__support_kvm_gpu_type, value: kvmGpuOf2023 },
    __support_xen_hana: editable.__support_xen_hana,
    __is_config_init: editable.__is_config_init,
    min_ram: editable.min_ram,
    hw_vif_multiqueue_enabled: editable.hw_vif_multiqueue_enabled,
    hw_firmware_type: editable.hw_firmware_type,

    __support_kvm: newer,
    __support_kvm_infiniband: newer,
    __support_fc_inject: newer,
    __support_amd: newer,
    __support_kvm_hi1822_hisriov: newer,
    __support_kvm_hi1822_hivirtionet: newer,
    enterprise_project_id: newer,
    max_ram: newer,

    ...system,
    ...cloudKnown,
  },
  otherwise: extension,
  constraints: [...coexistence, armFirmware, memory],
  demands: [{ status: ['active'], sources: ['003 5.1.2'] }],
  answers: imsAnswers,
  sources: ['003 5.1.2', '003 9.1', '003 9.5'],
})
