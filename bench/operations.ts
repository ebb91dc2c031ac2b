import type { Random } from './random.js'

/** One element of a body, v2.1; a faulty one may be anything. */
export type Element = unknown

const letters = 'abcdefghijklmnopqrstuvwxyz'
const word = (random: Random, length: number): string =>
  Array.from({ length }, () => letters[random.below(26)] ?? 'a').join('')
const hex = (random: Random, length: number): string =>
  Array.from({ length }, () => '0123456789abcdef'[random.below(16)] ?? '0').join('')
const uuid = (random: Random): string => [8, 4, 4, 4, 12].map(length => hex(random, length)).join('-')

type Value = (random: Random) => unknown
const on: Value = () => 'true'
const either: Value = random => random.pick(['true', 'false'])
const memory: Value = random => 1024 * (1 + random.below(64))

/** What the two sides of the co-existence rules of `ims-cloudimages` are: what one sets, the other must not. */
const sides: readonly (readonly string[])[] = [
  ['__support_xen', '__support_kvm'],
  ['__support_xen_gpu_type', '__support_kvm_gpu_type', '__support_xen_hana', '__support_kvm_infiniband'],
]

/** The documented attributes that a body may edit, and what they are usually set to. */
const documented: Readonly<Record<string, Value>> = {
  name: random =>
    `${random.pick(['ubuntu', 'centos', 'euleros', 'windows'])}-${random.below(30)}.04 ${word(random, 5)}`,
  __description: random => `${word(random, 6)} ${word(random, 4)}, ${word(random, 8)}`,
  min_ram: memory,
  max_ram: random => String(1024 * (128 + random.below(64))),
  __support_xen: on,
  __support_kvm: on,
  __support_largememory: on,
  __support_diskintensive: on,
  __support_highperformance: on,
  __support_xen_gpu_type: () => 'M60_vGPU',
  __support_kvm_gpu_type: random => random.pick(['V100', 'P100', 'V100_vGPU']),
  __support_xen_hana: on,
  __support_kvm_infiniband: on,
  __support_amd: either,
  __support_kvm_hi1822_hisriov: on,
  __support_kvm_hi1822_hivirtionet: on,
  __is_config_init: either,
  enterprise_project_id: random => (random.once(2) ? '0' : uuid(random)),
  hw_vif_multiqueue_enabled: either,
  hw_firmware_type: random => random.pick(['bios', 'uefi']),
  os_distro: random => random.pick(['ubuntu', 'centos', 'windows']),
  os_version: random => `${8 + random.below(16)}.04`,
  architecture: random => random.pick(['x86_64', 'aarch64']),
  instance_uuid: uuid,
}
const kept: ReadonlySet<string> = new Set(['name', 'min_ram'])

/** Whether an attribute takes any text: a custom one, or one of two others. */
export const takesAnyText = (attribute: string): boolean =>
  !Object.hasOwn(documented, attribute) || attribute === 'name' || attribute === '__description'

const owners = ['acme', 'billing', 'build', 'hw', 'ops', 'os', 'pipeline', 'project', 'release', 'team']
const subjects = ['channel', 'cost_center', 'disk_bus', 'group', 'owner', 'revision', 'ticket', 'tier', 'video_model']

/** A custom attribute that no two calls with different numbers share. */
const custom = (random: Random, number: number): string =>
  `${random.pick(owners)}_${random.pick(subjects)}_${number.toString(36)}`

/** As many operations as wanted, all valid and no two on one attribute: documented ones while they last, and custom ones. */
export function validOperations(random: Random, count: number): Element[] {
  const names = Object.keys(documented)
  const loser = random.pick(sides)
  return Array.from({ length: count }, (_, number) => {
    const own = names.length === 0 || random.once(4)
    const attribute = own ? custom(random, number) : (names.splice(random.below(names.length), 1)[0] ?? '')
    const value = documented[attribute] ?? (stream => word(stream, 9 + stream.below(16)))
    const removed = loser.includes(attribute) || (!kept.has(attribute) && random.once(10))
    const path = `/${attribute}`
    return removed
      ? { op: 'remove', path }
      : { op: random.pick(['add', 'replace', 'replace']), path, value: value(random) }
  })
}

const astral = '\u{1f5a5}'
const set = (path: unknown, value: unknown): Element => ({ op: 'replace', path, value })
const remove = (path: unknown): Element => ({ op: 'remove', path })

/** Elements with a fault of every kind that makes a server refuse the body; some kinds need two elements. */
export const faults: readonly (readonly Element[])[] = [
  [null],
  ['replace'],
  [[]],
  [{}],
  [{ op: 'move', path: '/acme_from', from: '/acme_to' }],
  [{ op: 'Replace', path: '/acme_case', value: 'a' }],
  [{ op: null, path: '/acme_null', value: 'a' }],
  [{ path: '/acme_without', value: 'a' }],
  [{ replace: '/acme_old', value: 'a' }],
  [{ op: 'add', value: 'a' }],
  [set(7, 'a')],
  [set('', 'a')],
  [set('acme_bare', 'a')],
  [set('/acme_deep/0', 'a')],
  [set('/acme_escape~2', 'a')],
  [set('/acme_escape~', 'a')],
  [set('/status', 'active')],
  [set('/__os_type', 'Linux')],
  [remove('/owner')],
  [set('/metadata', {})],
  [set('/os_glance_import', 'a')],
  [remove('/os_glance')],
  [remove('/name')],
  [remove('/min_ram')],
  [{ op: 'add', path: '/acme_valueless' }],
  [{ op: 'replace', path: '/name' }],
  [set('/acme_number', 4)],
  [set('/acme_nothing', null)],
  [set('/acme_object', { a: 'b' })],
  [set('/os_distro', ['ubuntu'])],
  [set('/__support_xen', true)],
  [set('/__support_kvm', 'yes')],
  [set('/__support_kvm_gpu_type', 100)],
  [set('/__support_amd', 'True')],
  [set('/hw_firmware_type', 'efi')],
  [set('/hw_vif_multiqueue_enabled', 1)],
  [set('/enterprise_project_id', 'default')],
  [set('/name', null)],
  [set('/name', '')],
  [set('/name', ' a')],
  [set('/name', 'a ')],
  [set('/name', 'a#b')],
  [set('/name', 'n'.repeat(129))],
  [set('/__description', 'a <b>')],
  [set('/__description', 'a\nb')],
  [set('/__description', astral.repeat(1025))],
  [set('/min_ram', -1)],
  [set('/min_ram', 1.5)],
  [set('/min_ram', '1 GB')],
  [set('/max_ram', true)],
  [set('/__support_xen', 'true'), set('/__support_xen_hana', 'true')],
  [set('/__support_kvm_gpu_type', 'V100'), set('/__support_kvm', 'true')],
  [set('/__support_kvm_infiniband', 'true'), { op: 'add', path: '/__support_xen', value: 'true' }],
]

/** Elements that a server takes although they look odd; each makes a body. */
export const oddities: readonly (readonly Element[])[] = [
  [],
  [{ op: 'remove', path: '/acme_value', value: 4, note: 'ignored' }],
  [set('/', 'a')],
  [set('/acme~1slash~0tilde', 'a')],
  [set('/__PROTO', 'a'), set('/__proto__', 'a'), set('/constructor', 'a')],
  [set('/os_glanc', 'a')],
  [set('/acme_long', astral.repeat(5000))],
  [set('/name', 'n'.repeat(128))],
  [set('/name', '\u4e2d\u6587')],
  [set('/__description', astral.repeat(1024))],
  [set('/__description', '')],
  [set('/min_ram', '0512')],
  [set('/max_ram', 1e21)],
  [set('/__support_xen', 'false'), set('/__support_xen_hana', 'true')],
  [remove('/__support_xen'), set('/__support_xen_gpu_type', 'M60_vGPU')],
  [set('/__support_kvm', 'true'), set('/__support_kvm_infiniband', 'true')],
  [set('/__support_kvm_gpu_type', 'A100'), set('/__support_xen_gpu_type', 'T4')],
  [set('/enterprise_project_id', '')],
  [set('/os_shutdown_timeout', '5'), set('/kernel_id', 'none')],
]
