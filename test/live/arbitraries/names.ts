import fc from 'fast-check'

const list = (words: string): readonly string[] => words.trim().split(/\s+/)

export const base = list(`name min_ram min_disk tags visibility owner disk_format container_format protected os_hidden`)

/** Custom names: usual ones, ones that differ in case or accents, and ones that pointers and prototypes make hard. */
export const custom = ['foo', 'bar', 'a/b', 'Foo', 'm~n', '~1', '__proto__', 'état', 'toString', 'a b', '0', '-', '']

/** Names of schema-image.json, which has a word on their values. */
export const described = list(
  `kernel_id os_distro ramdisk_id architecture os_version instance_uuid description cinder_encryption_key_id
  cinder_encryption_key_deletion_policy`,
)

export const readOnly = list(
  `status id created_at updated_at checksum size virtual_size direct_url self file schema os_hash_algo os_hash_value`,
)
const reserved = list('location deleted deleted_at os_glance os_glance_x os_glancex')

/** Looks like one of the above, and is a custom name. */
const near = ['stores', 'Status', 'ID', 'OS_GLANCE_x', 'os_glanc', 'is_public', 'properties', '_status', 'metadata']

/** Names of Python's own that leak (X). */
export const leaking = list(
  `member image_id extra_properties base __class__ __dict__ __weakref__ repo helper context notifier delete deactivate
  reactivate get_data set_data get_payload get_super_class send_notification __doc__ __init__ __hash__ __module__
  __delattr__ __dir__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__ __init_subclass__ __le__ __lt__
  __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__ __subclasshook__ _abc_impl
  _format_image_send _format_import_properties _get_chunk_data_iterator`,
)
/** Not among them, though they look so. */
const harmless = list('__slots__ __annotations__ __qualname__ __name__ __proto _name links constructor hasOwnProperty')

/** The names of characters that a database, or Python's `strip`, has something to say about. */
const textual = ['\u{1f600}', '\ud800', 'x\u0000y', '\ufefffoo', 'foo\u200b', '\u180efoo', 'x'.repeat(256), 'fo\u0085o']

/** These stand for a path as it is, and are no names. */
export const deep = ['/locations/0', '/locations/-', '/locations/x', '/locations/0/url', '/tags/-']

const rows: readonly (readonly [number, readonly string[]])[] = [
  [30, custom.slice(0, 2)],
  [14, custom],
  [44, base],
  [7, described],
  [2, near],
  [2, textual],
  [3, leaking],
  // Some values are found wrong late, and may be put right until then.
  [3, ['tags', 'min_ram', 'min_disk']],
  // What may be done afterwards hangs on both.
  [5, ['owner', 'visibility']],
  [1, harmless],
  [1, readOnly],
  [1, reserved],
  [1, ['locations']],
  [1, deep],
]

/** A name, or a deeper path. */
export const name: fc.Arbitrary<string> = fc.oneof(
  { withCrossShrink: true },
  ...rows.map(([weight, names]) => ({ weight, arbitrary: fc.constantFrom(...names) })),
)
