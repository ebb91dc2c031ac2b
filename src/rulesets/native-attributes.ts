import type { AttributeRule, Ruleset } from '../ruleset.js'
import { editable, known, system } from './ims-attributes.js'
import { nativeImageId, nativeName } from './ims-values.js'

const edit = ['set', 'unset'] as const
const constraint = ['001 Constraints', '002 Constraints', '003 6.1.3 Constraints']
const elsewhere: AttributeRule = {
  effects: [],
  advice: 'PATCH /v2/cloudimages/{image_id} can edit it.',
  sources: constraint,
}

/** "Only customized attributes, image name, and image description can be modified" (001, 002 and 003 6.1.3, Constraints). */
export const nativeAttributes: Ruleset['attributes'] = {
  name: { ...editable.name, value: nativeName, sources: constraint },
  __description: { ...editable.__description, sources: constraint },
  hw_vif_multiqueue_enabled: {
    ...editable.hw_vif_multiqueue_enabled,
    advice:
      'The documents exclude it here, though one of their procedures sets it. PATCH /v2/cloudimages/{image_id} can edit it.',
    reading: 'C22: the procedure is believed, with a warning. C21: a string, though that procedure sends a boolean',
    sources: ['001 Constraints', '002 Constraints', 'otc-docs how_do_i_enable_nic_multi-queue_for_an_image'],
  },

  __support_kvm: elsewhere,
  __support_xen: elsewhere,
  __support_largememory: { ...elsewhere, aliases: editable.__support_largememory.aliases },
  __support_diskintensive: { ...elsewhere, aliases: editable.__support_diskintensive.aliases },
  __support_highperformance: { ...elsewhere, aliases: editable.__support_highperformance.aliases },
  __support_xen_gpu_type: elsewhere,
  __support_kvm_gpu_type: elsewhere,
  __support_xen_hana: elsewhere,
  __support_kvm_infiniband: elsewhere,
  __support_fc_inject: elsewhere,
  __support_amd: elsewhere,
  __support_kvm_hi1822_hisriov: elsewhere,
  __support_kvm_hi1822_hivirtionet: elsewhere,
  __is_config_init: elsewhere,
  enterprise_project_id: elsewhere,
  min_ram: { ...elsewhere, presence: 'always', default: 0 },
  max_ram: elsewhere,
  hw_firmware_type: elsewhere,

  ...system,
  ...known,
  kernel_id: { effects: edit, value: nativeImageId, sources: ['003 6.3.1'] },
  ramdisk_id: { effects: edit, value: nativeImageId, sources: ['003 6.3.1'] },
}

/** C27: both documents say that the two types differ only in the format of the body. Glance answers 409 to such an add. */
const addOverwrites = 'C27: add of what exists takes the same effect as replace, in both formats'

export const imsMeanings: NonNullable<Ruleset['meanings']> = {
  'v2.0': { add: { precondition: 'none', reading: addOverwrites, sources: ['001 Request', '003 6.1.3 Table 6-6'] } },
}
export const otcMeanings: NonNullable<Ruleset['meanings']> = {
  'v2.0': { add: { precondition: 'none', reading: addOverwrites, sources: ['002 Request'] } },
}
