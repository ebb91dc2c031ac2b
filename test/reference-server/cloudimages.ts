import type { Answer, Request, Value } from '../reference-server.js'

const flags = ['kvm', 'xen', 'largememory', 'diskintensive', 'highperformance', 'xen_hana', 'kvm_infiniband']
const newerFlags = ['kvm_hi1822_hisriov', 'kvm_hi1822_hivirtionet']
const onlyTrue = [...flags, ...newerFlags].map(name => `__support_${name}`)
const trueOrFalse = ['__support_fc_inject', '__support_amd', '__is_config_init', 'hw_vif_multiqueue_enabled']

/** Documented, but in no list of what a PATCH may edit. */
const closed =
  `owner tags visibility protected min_disk container_format disk_format id size virtual_size checksum status
  created_at updated_at self file schema direct_url deleted deleted_at location locations __os_bit __os_version __os_type
  __platform __isregistered __system__cmkid virtual_env_type __image_source_type __imagetype __whole_image __backup_id
  __originalimagename __productcode __image_size __data_origin __root_origin __lazyloading __account_code __sequence_num
  __support_arm __image_location __support_agent_list`.split(/\s+/)

/** X1 to X7: what cannot co-exist. */
const conflicts: readonly (readonly [string, string])[] = [
  ['__support_xen_gpu_type', '__support_xen'],
  ['__support_xen_gpu_type', '__support_kvm'],
  ['__support_kvm_gpu_type', '__support_xen'],
  ['__support_kvm_gpu_type', '__support_kvm'],
  ['__support_xen_hana', '__support_xen'],
  ['__support_xen_hana', '__support_kvm'],
  ['__support_kvm_infiniband', '__support_xen'],
]

/** What a GET shows of every image; a path says any name. */
export const cloudImagesManners = {
  always: {
    status: 'active',
    name: null,
    min_ram: 0,
    owner: null,
    visibility: 'private',
    protected: false,
    tags: [],
    min_disk: 0,
    disk_format: null,
    container_format: null,
  },
  reads: (): boolean => true,
} as const

/** Whether the server takes the value; what the documents only recommend is not asked here. */
function fits(name: string, value: unknown): boolean {
  if (name === 'min_ram' || name === 'max_ram') {
    return typeof value === 'string' ? /^[0-9]+$/.test(value) : Number.isInteger(value) && Number(value) >= 0
  }
  if (typeof value !== 'string') return false
  if (onlyTrue.includes(name) || trueOrFalse.includes(name)) return value === 'true' || value === 'false'
  const length = [...value].length
  switch (name) {
    case 'name':
      return length >= 1 && length <= 128 && /^[\w. \u4e00-\u9fff-]*$/.test(value) && value.trim() === value
    case '__description':
      return length <= 1024 && !/[\r\n<>]/.test(value)
    case 'hw_firmware_type':
      return value === 'bios' || value === 'uefi'
    case 'enterprise_project_id':
      return /^(0|)$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
    default:
      return true
  }
}

/** PATCH /v2/cloudimages/{image_id} as the current documents of Huawei IMS read; 400 stands for every refusal but 404 and 415. */
export function cloudImages({ mediaType, body, image }: Request): Answer {
  const type = mediaType.split(';')[0]?.trim() ?? ''
  if (!/^application\/(json|openstack-images-v2\.[01]-json-patch)$/.test(type)) return { status: 415 }
  if (!Array.isArray(body)) return { status: 400 }
  const steps: { op: string; name: string; value: Value }[] = []
  for (const raw of body) {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { status: 400 }
    const members = new Map<string, Value>(Object.entries(raw))
    const op = members.get('op')
    const path = members.get('path')
    const value = members.get('value')
    if (op !== 'add' && op !== 'replace' && op !== 'remove') return { status: 400 }
    if (typeof path !== 'string' || !/^\/([^~/]|~[01])*$/.test(path)) return { status: 400 }
    const name = path.slice(1).replaceAll('~1', '/').replaceAll('~0', '~')
    if (closed.includes(name) || name.startsWith('os_glance')) return { status: 400 }
    if (op === 'remove' ? name === 'name' || name === 'min_ram' : !fits(name, value)) return { status: 400 }
    steps.push({ op, name, value: value ?? null })
  }
  if (image === null) return { status: 404 }
  if ((image.status ?? 'active') !== 'active') return { status: 400 }

  const after = new Map(Object.entries(image))
  const set = new Set<string>()
  for (const { op, name, value } of steps) {
    const isThere = after.has(name) || name === 'name' || name === 'min_ram'
    if (op !== 'add' && !isThere) return { status: 400 }
    if (op === 'remove') after.delete(name)
    else after.set(name, value)
    if (op === 'remove') set.delete(name)
    else set.add(name)
  }
  const isOn = (name: string): boolean => after.has(name) && after.get(name) !== 'false'
  for (const [one, other] of conflicts) {
    if (isOn(one) && isOn(other) && (set.has(one) || set.has(other))) return { status: 400 }
  }
  return { status: 200, image: Object.fromEntries(after) }
}
