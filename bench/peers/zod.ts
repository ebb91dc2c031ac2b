import * as z from 'zod'
import { coexist } from './coexist.js'
import { flags, pathOf, patterns } from './names.js'

const text = (pattern: string) => z.string().regex(new RegExp(pattern, 'u'))
const memory = z.union([z.number().min(0).refine(Number.isInteger), text(patterns.digits)])
const values: readonly (readonly [string, z.ZodType])[] = [
  ['name', text(patterns.name)],
  ['__description', text(patterns.description)],
  ['min_ram', memory],
  ['max_ram', memory],
  ['hw_firmware_type', z.enum(['bios', 'uefi'])],
  ['enterprise_project_id', text(patterns.project)],
  ...flags.map(flag => [flag, z.enum(['true', 'false'])] as const),
]
const remove = z.object({ op: z.literal('remove'), path: text(patterns.removable) })

const either = z.enum(['add', 'replace'])
const [first, ...rest] = values.map(([name, value]) => z.object({ op: either, path: z.literal(pathOf(name)), value }))
if (first === undefined) throw new Error('no attribute has a rule')
const union = z.union([
  z.object({ op: either, path: text(patterns.text), value: z.string() }),
  z.discriminatedUnion('path', [first, ...rest]),
  remove,
])
const plain = z.array(union).refine(coexist)

const byPath = new Map(values.map(([name, value]) => [pathOf(name), value]))
const other = new RegExp(patterns.text, 'u')
const set = (op: string) =>
  z.object({ op: z.literal(op), path: z.string(), value: z.unknown() }).refine(({ path, value }) => {
    const rule = byPath.get(path)
    return rule === undefined ? typeof value === 'string' && other.test(path) : rule.safeParse(value).success
  })
const tuned = z.compile(
  z
    .array(z.discriminatedUnion('op', [set('add'), set('replace'), remove]))
    .refine(coexist as (body: unknown) => boolean),
  {
    strict: true,
  },
)

/** zod with a union: text for most attributes, a row of its own for each that has a rule, and removals. */
export const zodPlain = (body: unknown): boolean => plain.safeParse(body).success

/** zod with the fastest of the schemas that were tried: the op decides first, then a Map of the rules, all of it compiled. */
export const zodTuned = (body: unknown): boolean => tuned.safeParse(body).success
