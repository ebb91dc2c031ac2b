import type { Answer, Request, Value } from '../reference-server.js'

/** Python's white space (P8), which is not that of JavaScript. */
const blank = '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]'
const blanksAround = new RegExp(`^${blank}+|${blank}+$`, 'gu')
const adjacentSlashes = new RegExp(`/${blank}*/`, 'u')

const readOnly = [
  'created_at',
  'updated_at',
  'status',
  'checksum',
  'size',
  'virtual_size',
  'direct_url',
  'self',
  'file',
]
const alsoReadOnly = ['schema', 'id', 'os_hash_algo', 'os_hash_value']
const reserved = ['location', 'deleted', 'deleted_at']
const base = ['name', 'visibility', 'protected', 'os_hidden', 'min_ram', 'min_disk', 'tags', 'owner']
const sizes = ['min_ram', 'min_disk']
const formats = ['disk_format', 'container_format']
const containerFormats = [null, 'ami', 'ari', 'aki', 'bare', 'ovf', 'ova', 'docker', 'compressed']
const diskFormats = [null, 'ami', 'ari', 'aki', 'vhd', 'vhdx', 'vmdk', 'raw', 'qcow2', 'vdi', 'iso', 'ploop']

/** What a GET shows of every image, and the names that a path can say: no white space is around them (P8). */
export const glanceManners = {
  always: {
    status: 'active',
    name: null,
    visibility: 'shared',
    protected: false,
    os_hidden: false,
    min_ram: 0,
    min_disk: 0,
    tags: [],
    owner: null,
    disk_format: null,
    container_format: null,
  },
  reads: (name: string): boolean => name.replace(blanksAround, '') === name,
} as const

const isText = (value: unknown): value is string => typeof value === 'string'
const isShort = (value: unknown): boolean => isText(value) && [...value].length <= 255
const isUuid = (value: unknown): boolean =>
  isText(value) && /^([0-9a-f]){8}-([0-9a-f]){4}-([0-9a-f]){4}-([0-9a-f]){4}-([0-9a-f]){12}\n?$/i.test(value)

/** S1 to S11. */
function fits(attribute: string, value: unknown): boolean {
  switch (attribute) {
    case 'name':
    case 'owner':
      return value === null || isShort(value)
    case 'visibility':
      return value === 'community' || value === 'public' || value === 'private' || value === 'shared'
    case 'protected':
    case 'os_hidden':
      return value === true || value === false
    case 'min_ram':
    case 'min_disk':
      return Number.isInteger(value)
    case 'container_format':
      return containerFormats.some(each => each === value)
    case 'disk_format':
      return diskFormats.some(each => each === value)
    case 'tags':
      return Array.isArray(value) && value.every(isShort)
    case 'kernel_id':
    case 'ramdisk_id':
      return value === null || isUuid(value)
    case 'cinder_encryption_key_deletion_policy':
      return value === 'on_image_deletion' || value === 'do_not_delete'
    default:
      return isText(value)
  }
}

/** Tags are kept as a set, and an owner that is empty as none (S8, S9). */
function kept(name: string, value: Value): Value {
  if (name === 'tags' && Array.isArray(value)) return [...new Set(value)]
  return name === 'owner' && value === '' ? null : value
}

interface Step {
  op: string
  name: string
  value: Value
}

/** One operation in step 3 of "The order of everything": what it says, or the status of the first complaint. */
function read(raw: unknown, mediaType: string): Step | number {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return 400
  const members = new Map<string, Value>(Object.entries(raw))
  let op: Value | undefined
  let path: Value | undefined
  if (mediaType === 'application/openstack-images-v2.1-json-patch') {
    op = members.get('op')
    if (op !== 'add' && op !== 'replace' && op !== 'remove') return 400
    path = members.get('path')
  } else {
    const ops = ['add', 'replace', 'remove'].filter(each => members.has(each))
    if (ops.length !== 1) return 400
    op = ops[0] ?? ''
    path = members.get(op)
  }
  if (path === undefined) return 400
  if (!isText(path)) return 500
  if (!path.startsWith('/') || adjacentSlashes.test(path.slice(1))) return 400
  if (path.length > 1 && path.endsWith('/')) return 400
  if (/~(?![01])/.test(path)) return 400
  const tokens = path.replace(/^\/+/, '').split('/')
  const [name = '', second] = tokens.map(each =>
    each.replaceAll('~1', '/').replaceAll('~0', '~').replace(blanksAround, ''),
  )
  if (second !== undefined || name === 'locations') return 400
  const value = members.get('value')
  if (op !== 'remove' && value === undefined) return 400
  if (readOnly.includes(name) || alsoReadOnly.includes(name)) return 403
  if (reserved.includes(name) || name.startsWith('os_glance')) return 403
  if (op !== 'remove' && !fits(name, value)) return 400
  return { op, name, value: value ?? null }
}

/** PATCH /v2/images/{image_id} of a Glance 25.1, rows C to D, Q and U1 of the recorded behaviour. */
export function glance({ mediaType, body, image, role = 'member' }: Request): Answer {
  const type = mediaType.split(';')[0] ?? ''
  if (!/^application\/openstack-images-v2\.[01]-json-patch$/.test(type)) return { status: 415 }
  if (!Array.isArray(body)) return { status: 400 }
  const steps: Step[] = []
  for (const raw of body) {
    const step = read(raw, type)
    if (typeof step === 'number') return { status: step }
    steps.push(step)
  }
  if (image === null) return { status: 404 }

  const after = new Map(Object.entries(image))
  let owned = true
  for (const { op, name, value } of steps) {
    const status = complaint(op, name, value)
    if (status !== undefined) return { status }
    if (op === 'remove') after.delete(name)
    else after.set(name, kept(name, value))
  }
  const status = steps.length === 0 ? undefined : lateComplaint()
  return status === undefined ? { status: 200, image: Object.fromEntries(after) } : { status }

  /** Step 5: policy, then existence, then the setter. */
  function complaint(op: string, name: string, value: Value): number | undefined {
    const isBase = base.includes(name) || formats.includes(name)
    const strictAdd = op === 'add' && type.includes('v2.0')
    if (!owned) return 403
    if (op !== 'remove' && name === 'visibility' && value === 'public' && role !== 'admin') return 403
    if (op === 'remove' && isBase) return 403
    if (strictAdd && (isBase || after.has(name))) return 409
    if (op !== 'add' && !isBase && !after.has(name)) return 409
    if (name === 'owner' && role !== 'admin') {
      if (op === 'replace') return 403
      owned = value === (image?.owner ?? 'me')
    }
    if (formats.includes(name) && after.get('status') !== 'queued' && after.get('status') !== 'importing') return 403
    if (sizes.includes(name) && Number(value) < 0) return 400
    if (name === 'tags' && Array.isArray(value) && value.length > 128) return 413
    return undefined
  }

  /** Step 6: judged on the final state. */
  function lateComplaint(): number | undefined {
    const custom = [...after.keys()].filter(name => ![...base, ...formats, ...readOnly, ...alsoReadOnly].includes(name))
    if (custom.length > 128 && custom.some(name => !Object.hasOwn(image ?? {}, name))) return 413
    if (/[\u{10000}-\u{10ffff}]/u.test(JSON.stringify([...after]))) return 400
    if (sizes.some(name => Number(after.get(name) ?? 0) > 2147483647)) return 400
    const owner = after.get('owner')
    const isGiven = !owned && owner !== null && owner !== ''
    return isGiven && ['shared', 'private'].includes(String(after.get('visibility') ?? 'shared')) ? 403 : undefined
  }
}
