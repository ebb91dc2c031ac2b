import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import schema from '../../schemas/ruleset.schema.json'
import { type Fault, inside } from './config/fault.js'
import { suggestion } from './config/suggestion.js'

/** All that keeps a value from being a ruleset by its JSON Schema; each fault once. */
export function schemaFaults(value: unknown): readonly Fault[] {
  const validate = new Ajv2020({ allErrors: true, strict: false, verbose: true }).compile(schema)
  if (validate(value)) return []
  const faults = new Map<string, Fault>()
  for (const error of validate.errors ?? []) {
    // It repeats what is said of the branch.
    if (error.keyword === 'if') continue
    const fault = faultOf(error)
    faults.set(`${fault.pointer} ${fault.message}`, fault)
  }
  return [...faults.values()]
}

function faultOf({ instancePath, keyword, params, parentSchema, message = keyword }: ErrorObject): Fault {
  const here = { pointer: instancePath, key: false }
  const member = (name: string): Omit<Fault, 'message'> => ({ pointer: inside(instancePath, name), key: true })
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys(parentSchema?.properties ?? {})
      const name = String(params.additionalProperty)
      return { ...member(name), message: `no member "${name}" belongs here${suggestion(name, known)}` }
    }
    case 'propertyNames':
      return { ...member(params.propertyName), message: `"${params.propertyName}" cannot be a name here` }
    case 'enum':
      return { ...here, message: `must be one of ${JSON.stringify(params.allowedValues).slice(1, -1)}` }
    case 'const':
      return { ...here, message: `must be ${JSON.stringify(params.allowedValue)}` }
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { ...here, message: 'must not be empty' }
    default:
      return { ...here, message }
  }
}
