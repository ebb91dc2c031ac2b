import ts from 'typescript'
import { byCode } from './by-code.js'
import { anyOf, compact, type JsonSchema } from './schema.js'

/** The schema of an interface of the source, read from its declaration, and those of the interfaces that it speaks of. */
export function interfaceSchema(
  file: string,
  name: string,
): { readonly schema: JsonSchema; readonly $defs: JsonSchema } {
  const program = ts.createProgram([file], {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts'],
    types: [],
  })
  const declaration = program
    .getSourceFile(file)
    ?.statements.find(
      (each): each is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(each) && each.name.text === name,
    )
  if (declaration === undefined) throw new Error(`schemas: no interface ${name} in ${file}`)
  const reader = read(program.getTypeChecker(), declaration)
  const schema = reader.object(reader.checker.getTypeAtLocation(declaration))
  return { schema, $defs: Object.fromEntries([...reader.definitions].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

interface Reader {
  readonly checker: ts.TypeChecker
  readonly definitions: Map<string, JsonSchema>
  object(type: ts.Type): JsonSchema
}

function read(checker: ts.TypeChecker, place: ts.Node): Reader {
  const definitions = new Map<string, JsonSchema>()

  const define = (name: string, make: () => JsonSchema): JsonSchema => {
    if (!definitions.has(name)) {
      definitions.set(name, {})
      definitions.set(name, make())
    }
    return { $ref: `#/$defs/${name}` }
  }
  const object = (type: ts.Type): JsonSchema => {
    const members = checker.getPropertiesOfType(type)
    const required = members.filter(({ flags }) => (flags & ts.SymbolFlags.Optional) === 0).map(({ name }) => name)
    const others = checker.getIndexTypeOfType(type, ts.IndexKind.String)
    return compact({
      description: wordsOf(type.symbol),
      type: 'object',
      properties:
        others !== undefined && members.length === 0
          ? undefined
          : Object.fromEntries(members.map(member => [member.name, memberSchema(member)])),
      required: required.length === 0 ? undefined : required,
      additionalProperties: others === undefined ? false : schemaOf(others),
    })
  }
  const memberSchema = (member: ts.Symbol): JsonSchema => {
    const schema = schemaOf(checker.getTypeOfSymbolAtLocation(member, place))
    return compact({ description: wordsOf(member), ...schema })
  }
  const wordsOf = (symbol: ts.Symbol | undefined): string | undefined =>
    ts.displayPartsToString(symbol?.getDocumentationComment(checker)).replace(/\s+/g, ' ') || undefined

  const schemaOf = (type: ts.Type): JsonSchema => {
    if (type.isUnion()) return union(type.types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0))
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if ((type.flags & ts.TypeFlags.BooleanLiteral) !== 0) return { const: checker.typeToString(type) === 'true' }
    for (const [flag, name] of plainTypes) if ((type.flags & flag) !== 0) return { type: name }
    const item = checker.isArrayType(type) ? checker.getIndexTypeOfType(type, ts.IndexKind.Number) : undefined
    if (item !== undefined) return { type: 'array', items: schemaOf(item) }
    return type.isClassOrInterface() ? define(type.symbol.name, () => object(type)) : object(type)
  }
  const union = (types: readonly ts.Type[]): JsonSchema => {
    // Any JSON value, which is written as a union of all kinds of them.
    if (types.some(({ symbol }) => symbol?.name === 'JsonObject')) return {}
    const [first] = types
    if (first !== undefined && types.length === 1) return schemaOf(first)
    if (types.every(each => (each.flags & ts.TypeFlags.BooleanLiteral) !== 0)) return { type: 'boolean' }
    if (types.every(each => each.isStringLiteral())) return { type: 'string', enum: types.map(({ value }) => value) }
    if (types.every(each => checker.getPropertyOfType(each, 'code') !== undefined))
      return define('Diagnostic', () => byCode(types.map(object)))
    return anyOf(types.map(schemaOf))
  }
  return { checker, definitions, object }
}

const plainTypes = [
  [ts.TypeFlags.String, 'string'],
  [ts.TypeFlags.Number, 'number'],
  [ts.TypeFlags.Boolean, 'boolean'],
  [ts.TypeFlags.Null, 'null'],
] as const
