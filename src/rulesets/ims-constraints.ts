import type { Constraint } from '../ruleset.js'

const conflict = { status: 400, code: 'IMG.0035' } as const
const hypervisors = ['__support_xen', '__support_kvm']

/**
 * "Cannot co-exist": presence is what the documents forbid; the value "false", which they do not know, makes it a warning.
 * The two GPU types may stand side by side, and so may Xen and KVM: no document forbids it.
 */
export const coexistence: readonly Constraint[] = [
  {
    kind: 'excludes',
    attribute: '__support_xen_gpu_type',
    others: hypervisors,
    off: 'false',
    answer: conflict,
    sources: ['001 response', '002 response', '003 5.1.2 response'],
  },
  {
    kind: 'excludes',
    attribute: '__support_kvm_gpu_type',
    others: hypervisors,
    off: 'false',
    answer: conflict,
    sources: ['001 response', '002 response', '003 5.1.2 response'],
  },
  {
    kind: 'excludes',
    attribute: '__support_xen_hana',
    others: hypervisors,
    off: 'false',
    answer: conflict,
    reading: 'C18: 003 9.1 names Xen only, every other table both',
    sources: ['001 response', '002 response', '003 5.1.2 response'],
  },
  {
    kind: 'excludes',
    attribute: '__support_kvm_infiniband',
    others: ['__support_xen'],
    off: 'false',
    answer: conflict,
    sources: ['001 response', '002 response', '003 5.1.2 response'],
  },
]

/** An image for Arm boots by UEFI only. */
export const armFirmware: Constraint = {
  kind: 'excludes',
  attribute: { attribute: 'hw_firmware_type', equals: 'bios' },
  others: [{ attribute: '__support_arm', equals: 'true' }],
  severity: 'warning',
  sources: ['huawei-zh'],
}

export const memory: Constraint = {
  kind: 'atMost',
  attribute: 'min_ram',
  others: ['max_ram'],
  severity: 'warning',
  reading: 'C09: max_ram is memory in MB, too',
  sources: ['003 5.1.2 response'],
}

/** Cloud-Init injection is a matter of system disk images only. */
export const injection: Constraint = {
  kind: 'requires',
  attribute: '__support_fc_inject',
  others: [{ attribute: 'virtual_env_type', equals: 'FusionCompute' }],
  severity: 'warning',
  sources: ['001 response', '002 response'],
}
