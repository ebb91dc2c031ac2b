import { type TSchema, Type } from '@sinclair/typebox'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import { coexist } from './coexist.js'
import { flags, pathOf, patterns } from './names.js'

const text = (pattern: string) => Type.RegExp(new RegExp(pattern, 'u'))
const oneOf = (...words: readonly string[]) => Type.Union(words.map(word => Type.Literal(word)))
const memory = Type.Union([Type.Integer({ minimum: 0 }), text(patterns.digits)])
const values: readonly (readonly [readonly string[], TSchema])[] = [
  [flags, oneOf('true', 'false')],
  [['name'], text(patterns.name)],
  [['min_ram', 'max_ram'], memory],
  [['hw_firmware_type'], oneOf('bios', 'uefi')],
  [['__description'], text(patterns.description)],
  [['enterprise_project_id'], text(patterns.project)],
]

const op = oneOf('replace', 'add')
const compiled = TypeCompiler.Compile(
  Type.Array(
    Type.Union([
      Type.Object({ op, path: text(patterns.text), value: Type.String() }),
      Type.Object({ op: Type.Literal('remove'), path: text(patterns.removable) }),
      ...values.map(([names, value]) => Type.Object({ op, path: oneOf(...names.map(pathOf)), value })),
    ]),
  ),
)

/** TypeBox with a compiled union, most frequent first. */
export const typebox = (body: unknown): boolean => compiled.Check(body) && coexist(body)
