import { describe, expect, it } from 'vitest'
import { open } from './editor.js'

const ims = 'ims-cloudimages.v2.1'
const native = 'ims-images.v2.0'
const notPath =
  'A path is "/" and the name of one attribute; in the name, "~" is written "~0" and "/" is written "~1" (RFC 6901).'
const oneOp = 'One of add, replace and remove holds the path.'

describe('one error for one mistake, at its place', () => {
  it.each<[schema: string, text: string, message: string, at: string]>([
    [ims, '{}', 'Incorrect type. Expected "array".', '{}'],
    [ims, '[1]', 'Incorrect type. Expected "object".', '1'],
    [
      ims,
      '[{"op": "move", "path": "/name", "value": "x"}]',
      'Value is not accepted. Valid values: "replace", "add", "remove".',
      '"move"',
    ],
    [ims, '[{"op": "add", "path": "/name"}]', 'Missing property "value".', '{'],
    [ims, '[{"op": "remove"}]', 'Missing property "path".', '{'],
    [ims, '[{"op": "add", "path": "name", "value": "x"}]', notPath, '"name"'],
    [ims, '[{"op": "remove", "path": "/a/b"}]', notPath, '"/a/b"'],
    [
      ims,
      '[{"op": "add", "path": "/os_glance_x", "value": "x"}]',
      'A name of yours cannot begin with "os_glance".',
      '"/os_glance_x"',
    ],
    [ims, '[{"op": "add", "path": "/id", "value": "x"}]', 'Read-only.', '"/id"'],
    [
      ims,
      '[{"op": "replace", "path": "/visibility", "value": "public"}]',
      'Read-only. Share the image by its members instead; only some deployments take the visibility here.',
      '"/visibility"',
    ],
    [ims, '[{"op": "remove", "path": "/name"}]', 'Can be set, not removed: every image has it.', '"/name"'],
    [
      ims,
      '[{"op": "add", "path": "/hw_firmware_type", "value": "UEFI"}]',
      'Value is not accepted. Valid values: "bios", "uefi".',
      '"UEFI"',
    ],
    [
      ims,
      '[{"op": "add", "path": "/__support_kvm", "value": true}]',
      'Value is not accepted. Valid values: "true", "false".',
      'true',
    ],
    [ims, '[{"op": "add", "path": "/min_ram", "value": -1}]', 'Value is below the minimum of 0.', '-1'],
    [ims, '[{"op": "add", "path": "/colour", "value": 5}]', 'Incorrect type. Expected "string".', '5'],
    [native, '[{}]', oneOp, '{}'],
    [native, '[{"op": "add", "path": "/name"}]', oneOp, '{"op": "add", "path": "/name"}'],
    [native, '[{"add": "/a", "remove": "/b", "value": "x"}]', oneOp, '{"add": "/a", "remove": "/b", "value": "x"}'],
    [native, '[{"replace": "name", "value": "x"}]', notPath, '"name"'],
    [native, '[{"remove": "/name"}]', 'Can be set, not removed: every image has it.', '"/name"'],
    [native, '[{"replace": "/id", "value": "x"}]', 'Read-only.', '"/id"'],
    ['glance.v2.0', '[{"replace": "/min_ram", "value": "512"}]', 'Incorrect type. Expected "integer".', '"512"'],
    ['glance.v2.0', '[{"replace": "/tags", "value": [1]}]', 'Incorrect type. Expected "string".', '1'],
    [
      'glance.v2.1',
      '[{"op": "add", "path": "/locations", "value": []}]',
      'Only where the deployment has switched on show_multiple_locations.',
      '"/locations"',
    ],
    ['patch-v2.1', '[{"op": "remove", "path": "name"}]', notPath, '"name"'],
    ['patch-v2.0', '[{"move": "/name"}]', oneOp, '{"move": "/name"}'],
    ['ims-images-create', '{"status": "x"}', 'Not to be set: the server does.', '"x"'],
  ])('%s: %s', async (schema, text, message, at) => {
    expect((await open(schema, text)).errors).toEqual([[message, at]])
  })

  it('names both of two attributes that exclude each other', async () => {
    const text =
      '[{"op": "add", "path": "/__support_kvm", "value": "true"}, {"op": "add", "path": "/__support_xen_gpu_type", "value": "M60_vGPU"}]'
    const message = '__support_xen_gpu_type cannot be together with __support_xen or __support_kvm.'
    expect((await open(ims, text)).errors).toEqual([[message, text]])
  })
})
