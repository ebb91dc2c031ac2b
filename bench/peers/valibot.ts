import * as v from 'valibot'
import { coexist } from './coexist.js'
import { flags, pathOf, patterns } from './names.js'

const text = (pattern: string) => v.pipe(v.string(), v.regex(new RegExp(pattern, 'u')))
const memory = v.union([v.pipe(v.number(), v.integer(), v.minValue(0)), text(patterns.digits)])
const values: readonly (readonly [string, v.GenericSchema])[] = [
  ['name', text(patterns.name)],
  ['__description', text(patterns.description)],
  ['min_ram', memory],
  ['max_ram', memory],
  ['hw_firmware_type', v.picklist(['bios', 'uefi'])],
  ['enterprise_project_id', text(patterns.project)],
  ...flags.map(flag => [flag, v.picklist(['true', 'false'])] as const),
]

const byPath = new Map(values.map(([name, value]) => [pathOf(name), value]))
const other = new RegExp(patterns.text, 'u')
const set = <Op extends string>(op: Op) =>
  v.pipe(
    v.object({ op: v.literal(op), path: v.string(), value: v.unknown() }),
    v.check(({ path, value }) => {
      const rule = byPath.get(path)
      return rule === undefined ? typeof value === 'string' && other.test(path) : v.is(rule, value)
    }),
  )
const remove = v.object({ op: v.literal('remove'), path: text(patterns.removable) })
const schema = v.pipe(
  v.array(v.variant('op', [set('add'), set('replace'), remove])),
  v.check(body => coexist(body)),
)

/** valibot: the op decides first, then a Map of the rules. */
export const valibot = (body: unknown): boolean => v.is(schema, body)
