import type { Answer, Source, ValueRule } from '../ruleset.js'

type Values = readonly ValueRule[]

const nameMissing: Answer = { status: 400, code: 'IMG.0013' }
const nameLong: Answer = { status: 400, code: 'IMG.0002' }
/** Or IMG.0062, whose message says the same. */
const nameFormat: Answer = { status: 400, code: 'IMG.0003', presumed: true }
const memory: Answer = { status: 400, code: 'IMG.0055' }

export const text: Values = [
  { type: 'string', reading: 'C07: strings but for memory', sources: ['003 5.1.2 Table 5-4'] },
]

const nameBase: Values = [
  { not: { enum: [null] }, description: 'a name', answer: { ...nameMissing, presumed: true } },
  { type: 'string' },
  { minLength: 1, answer: nameMissing, sources: ['003 9.1'] },
  {
    pattern: '^(?:[\\w.\\u4E00-\\u9FFF-](?:[\\w. \\u4E00-\\u9FFF-]*[\\w.\\u4E00-\\u9FFF-])?)?$',
    description:
      'only letters A to Z in either case, Chinese characters, digits, ".", "_", "-" and spaces, and no space at the start or the end',
    answer: nameFormat,
    reading: 'C04: what no document allows is refused',
    sources: ['003 9.1', 'huawei-sdk', 'huawei-zh'],
  },
  {
    pattern: '^[^\\u4E00-\\u9FFF]*$',
    description: 'no Chinese characters, which only some documents allow',
    severity: 'warning',
    reading: 'C04: the documents in English allow ASCII only',
    sources: ['003 9.1', 'huawei-sdk'],
  },
]

export const cloudName: Values = [
  ...nameBase,
  { maxLength: 128, answer: nameLong, reading: 'C03: 128', sources: ['003 9.1', '003 Appendix B'] },
]

export const nativeName: Values = [
  ...nameBase,
  { maxLength: 255, answer: nameLong, sources: ['003 6.3.1', '004 request'] },
  {
    // 129 to 255 characters only: what is longer is an error already.
    pattern: '^(?:[\\s\\S]{0,128}|[\\s\\S]{256,})$',
    description: 'at most 128 characters, as most documents say',
    severity: 'warning',
    reading: 'C03: IMG.0002 speaks of 128, the schema of the same server of 255',
    sources: ['003 9.1', '003 Appendix B'],
  },
]

export const longText: Values = [
  { type: 'string' },
  { maxLength: 1024, answer: { status: 400, code: 'IMG.0004' }, sources: ['003 9.1', '003 Appendix B'] },
  {
    pattern: '^[^\\r\\n<>]*$',
    description: 'no line breaks and no "<" or ">"',
    answer: { status: 400, code: 'IMG.0054' },
    reading: 'C01, C02: "only letters and digits" means "including", and the ban on spaces is a slip of translation',
    sources: ['003 9.1', 'otc-docs image_attributes', 'huawei-zh IMG.0054'],
  },
]

const flagOf = (...sources: readonly Source[]): Values => [
  { type: 'string' },
  { enum: ['true', 'false'] },
  {
    not: { enum: ['false'] },
    description: '"true"; to switch it off, remove the attribute',
    severity: 'warning',
    sources,
  },
]

/** "true" or absent. The documents know no "false"; with `off` of the constraints it counts as switched off. */
export const flag = /* @__PURE__ */ flagOf('003 5.1.2 response')
export const hi1822Flag = /* @__PURE__ */ flagOf('otc-docs image_attributes', 'huawei-sdk')

export const trueOrFalse: Values = [{ type: 'string' }, { enum: ['true', 'false'] }]

const xenGpus = ['M60_vGPU']
const kvmGpus = ['M60', 'V100_vGPU', 'P2V_V100', 'P100', 'V100']

export const xenGpu: Values = [
  { type: 'string' },
  { enum: xenGpus, severity: 'warning', reading: 'C19: the tables are regional', sources: ['003 9.5 Table 9-2'] },
]
export const kvmGpu: Values = [
  { type: 'string' },
  {
    enum: [...kvmGpus, 'P4', 'RTX5000'],
    severity: 'warning',
    reading: 'C19: the tables are regional',
    sources: ['003 9.5 Table 9-3', 'huawei-zh', 'huawei-iec'],
  },
]
export const xenGpuOf2023: Values = [
  { type: 'string' },
  { enum: xenGpus, reading: 'C19: the table of this one document', sources: ['003 9.5 Table 9-2'] },
]
export const kvmGpuOf2023: Values = [
  { type: 'string' },
  { enum: kvmGpus, reading: 'C19: the table of this one document', sources: ['003 9.5 Table 9-3'] },
]

const megabytes: Values = [
  { type: ['integer', 'string'], answer: memory },
  { minimum: 0, answer: memory },
  { pattern: '^[0-9]+$', description: 'a number of MB, in digits', answer: memory },
]

export const minRam: Values = [
  ...megabytes,
  {
    type: 'integer',
    severity: 'info',
    reading: 'C07: answers have an integer; the SDK sends a string',
    sources: ['000 step 3', '003 5.1.2 response', 'huawei-sdk', 'huawei-terraform'],
  },
]
export const maxRam: Values = [
  ...megabytes,
  {
    type: 'string',
    severity: 'info',
    reading: 'C07, C09: MB; answers have a string, 003 5.1.3 an integer, clients send both',
    sources: ['001 response', '003 5.1.2 response', '003 5.1.3', 'huawei-terraform'],
  },
]

export const enterpriseProject: Values = [
  { type: 'string' },
  {
    pattern: '^(?:0|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$',
    description: '"0" or "" for the default project, or a UUID',
    answer: { status: 400, code: 'IMG.0155', presumed: true },
    sources: ['001 response', '002 response', 'otc-docs error_codes'],
  },
]

export const firmware: Values = [
  {
    enum: ['bios', 'uefi'],
    answer: { status: 400, code: 'IMG.0141' },
    sources: ['003 5.1.2 Table 5-4', '003 Appendix B'],
  },
]

export const shutdownTimeout: Values = [
  { type: 'string' },
  {
    pattern: '^(?:[6-9][0-9]|[12][0-9][0-9]|300)$',
    description: 'a number of seconds from 60 to 300, in digits',
    severity: 'warning',
    sources: ['huawei-sdk'],
  },
]

const uuid: ValueRule = {
  pattern: '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  description: 'a UUID',
  sources: ['003 6.3.1'],
}
/** The pattern is that of the native schema; whether the cloudimages API asks for it no document says. */
export const cloudImageId: Values = [{ type: 'string' }, { ...uuid, severity: 'warning' }]
export const nativeImageId: Values = [{ type: 'string' }, uuid]
