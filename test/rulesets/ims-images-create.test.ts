import { describe, expect, it } from 'vitest'
import { compile, rulesets } from '../../src/index.js'

const ruleset = rulesets['ims-images-create']
const validator = compile(ruleset)
const example = {
  __os_version: 'Ubuntu 14.04 server 64bit',
  container_format: 'bare',
  disk_format: 'vhd',
  min_disk: 100,
  min_ram: 1024,
  name: 'test',
  tags: ['test=testvalue', 'image=imagevalue'],
  visibility: 'private',
  protected: false,
}

const long = (length: number): string => 'x'.repeat(length)
/** What is said of a body, in short: severity, code and place, and what the server answers. */
const said = (body: unknown): readonly string[] =>
  validator
    .validateCreate(body)
    .diagnostics.map(({ severity, code, pointer, server }) =>
      [severity, code, pointer, server?.code ?? server?.status].filter(each => each !== undefined).join(' '),
    )

describe('ims-images-create', () => {
  it('takes the example of source 004, and the empty image', () => {
    for (const body of [example, {}]) {
      expect(validator.validateCreate(body)).toStrictEqual({
        verdict: 'accepted',
        status: 201,
        conditions: { present: [], absent: [] },
        diagnostics: [],
      })
    }
  })

  it('lists the nine parameters of source 004, which no advice is given on', () => {
    const open = Object.entries(ruleset.attributes).filter(
      ([, { effects, advice, sources }]) =>
        effects.includes('set') && advice === undefined && sources?.includes('004 request'),
    )
    expect(open.map(([name]) => name).sort()).toEqual(Object.keys(example).sort())
  })

  it('knows the 122 systems of 003 Table 9-1', () => {
    const values = ruleset.attributes.__os_version?.value?.flatMap(rule => rule.enum ?? []) ?? []
    expect(new Set(values).size).toBe(122)
    expect(values).toEqual(expect.arrayContaining(['Windows 10 64bit', 'CoreOS 1068.10.0', 'openEuler 20.03 64bit']))
  })

  it.each<[string, unknown, readonly string[]]>([
    ['name', 'a', []],
    ['name', '', ['error value-length /name IMG.0013']],
    ['name', null, ['error value-not-allowed /name IMG.0013']],
    ['name', long(128), []],
    ['name', long(129), ['warning value-pattern /name']],
    ['name', long(256), ['error value-length /name IMG.0002']],
    ['name', ' a', ['error value-pattern /name IMG.0003']],
    ['name', '镜像', ['warning value-pattern /name']],

    ['tags', [], []],
    ['tags', ['key=value', 'key.value', 'key', 'key='], []],
    ['tags', [long(255)], []],
    ['tags', [''], ['error value-length /tags/0 IMG.0115']],
    ['tags', ['a', long(256)], ['error value-length /tags/1 IMG.0115']],
    ['tags', ['=value', 'a=b=c'], ['warning value-pattern /tags/0', 'warning value-pattern /tags/1']],
    ['tags', [`${long(36)}=${long(43)}`], []],
    ['tags', [`${long(37)}=x`, `x=${long(44)}`], ['warning value-pattern /tags/0', 'warning value-pattern /tags/1']],
    ['tags', ['k =v', 'k= v', 'k|=v', 'k=v/'], [0, 1, 2, 3].map(index => `warning value-pattern /tags/${index}`)],
    ['tags', 'key=value', ['error value-type /tags 400']],
    ['tags', [1], ['error value-type /tags/0 IMG.0115']],
    ['tags', Array.from({ length: 10 }, (_, index) => `k${index}`), []],
    ['tags', Array.from({ length: 11 }, (_, index) => `k${index}`), ['error value-length /tags IMG.0116']],

    ['visibility', 'private', []],
    ['visibility', 'public', ['error value-not-allowed /visibility 400']],
    ['visibility', 'shared', ['error value-not-allowed /visibility 400']],
    ['protected', true, []],
    ['protected', 'true', ['error value-type /protected 400']],
    ['container_format', 'bare', []],
    ['container_format', 'ovf', ['warning value-not-allowed /container_format']],
    ['container_format', 'docker', ['error value-not-allowed /container_format 400']],
    ...['zvhd2', 'vhd', 'raw', 'iso', 'qcow2'].map((one): [string, unknown, string[]] => ['disk_format', one, []]),
    ['disk_format', 'zvhd', ['warning value-not-allowed /disk_format']],
    ['disk_format', 'vmdk', ['error value-not-allowed /disk_format IMG.0072']],

    ['min_ram', 0, []],
    ['min_ram', -1, ['error value-range /min_ram IMG.0055']],
    ['min_ram', '1024', ['error value-type /min_ram IMG.0055']],
    ['min_disk', 40, []],
    ['min_disk', 255, []],
    ['min_disk', 39, ['warning value-range /min_disk']],
    ['min_disk', 256, ['warning value-range /min_disk']],
    ['min_disk', 1, ['warning value-range /min_disk']],
    ['min_disk', 1024, ['warning value-range /min_disk']],
    ['min_disk', 0, ['error value-range /min_disk IMG.0055']],
    ['min_disk', 1025, ['error value-range /min_disk IMG.0055']],
    ['min_disk', 40.5, ['error value-type /min_disk IMG.0055']],

    ['__os_version', 'CentOS 7.6 64bit', []],
    ['__os_version', 'Other Linux(64 bit)', ['warning value-not-allowed /__os_version']],
    ['__os_version', 7, ['error value-type /__os_version 400']],
    ['_os_version', 'CentOS 7.6 64bit', ['warning attribute-similar /_os_version']],

    ['id', '8f1c4dc1-6b8d-4fd5-9a3b-2f6b5c0e1d11', ['error attribute-read-only /id IMG.0105']],
    ['status', 'queued', ['error attribute-read-only /status IMG.0105']],
    ['created_at', '2016-06-02T07:49:48Z', ['error attribute-read-only /created_at IMG.0105']],
    ['__os_type', 'Linux', ['error attribute-read-only /__os_type IMG.0105']],
    ['properties', {}, ['error attribute-read-only /properties IMG.0105']],
    ['__description', 'x', ['warning attribute-advice /__description']],
    ['__support_kvm', 'true', ['warning attribute-advice /__support_kvm']],
    [
      'hw_firmware_type',
      'UEFI',
      ['warning attribute-advice /hw_firmware_type', 'error value-not-allowed /hw_firmware_type IMG.0141'],
    ],
    ['description', 'x', ['warning attribute-advice /description']],
    ['foo', 'x', []],
    ['foo', 5, ['error value-type /foo 400']],
    ['Foo', 'x', ['warning attribute-name /Foo']],
    ['os_glance_x', 'x', ['error attribute-reserved /os_glance_x IMG.0105']],
  ])('says of %s %j: %j', (name, value, expected) => {
    expect(said({ ...example, [name]: value })).toEqual(expected)
  })

  it('says which system was meant', () => {
    const [found] = validator.validateCreate({ __os_version: 'ubuntu 14.04 Server 64bit' }).diagnostics
    expect(found?.suggestion).toEqual({
      pointer: '/__os_version',
      replacement: 'Ubuntu 14.04 server 64bit',
      safe: false,
    })
  })

  it('judges what cannot be together', () => {
    expect(said({ __support_xen: 'true', __support_xen_hana: 'true' })).toContain(
      'error constraint-excludes /__support_xen_hana IMG.0035',
    )
    expect(said({ min_ram: 2048, max_ram: '1024' })).toContain('warning constraint-at-most /max_ram')
  })
})
