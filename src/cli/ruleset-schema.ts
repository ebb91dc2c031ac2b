import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import schema from '../../schemas/ruleset.schema.json'

/** A fault of a ruleset file; `key`: the name of the member is at fault, not its value. */
export interface SchemaFault {
  readonly pointer: string
  readonly key: boolean
  readonly message: string
}

/** All that keeps a value from being a ruleset by its JSON Schema; each fault once. */
export function schemaFaults(value: unknown): readonly SchemaFault[] {
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema)
  if (validate(value)) return []
  const faults = new Map<string, SchemaFault>()
  for (const error of validate.errors ?? []) {
    const fault = faultOf(error)
    faults.set(`${fault.pointer} ${fault.message}`, fault)
  }
  return [...faults.values()]
}

function faultOf({ instancePath, keyword, params, message = keyword }: ErrorObject): SchemaFault {
  const at = (name: unknown): string => `${instancePath}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
  switch (keyword) {
    case 'additionalProperties':
      return {
        pointer: at(params.additionalProperty),
        key: true,
        message: `no member "${params.additionalProperty}" belongs here`,
      }
    case 'unevaluatedProperties':
      return {
        pointer: at(params.unevaluatedProperty),
        key: true,
        message: `no member "${params.unevaluatedProperty}" belongs here`,
      }
    case 'propertyNames':
      return { pointer: at(params.propertyName), key: true, message: `"${params.propertyName}" cannot be a name here` }
    case 'enum':
      return {
        pointer: instancePath,
        key: false,
        message: `must be one of ${JSON.stringify(params.allowedValues).slice(1, -1)}`,
      }
    case 'const':
      return { pointer: instancePath, key: false, message: `must be ${JSON.stringify(params.allowedValue)}` }
    default:
      return { pointer: instancePath, key: false, message }
  }
}
