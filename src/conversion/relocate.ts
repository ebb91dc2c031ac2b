import type { Diagnostic } from '../diagnostic.js'
import { elementOf } from '../pointer.js'
import type { Report } from '../report.js'
import type { Place } from './step.js'

/**
 * What is said of a body that was made of another one, said of that: `placeOf` tells what place of it an element stands for. A
 * suggestion for a value stays; one for all of an element, or for its path, is none for what it was made of.
 */
export function relocate(diagnostic: Diagnostic, placeOf: (index: number) => Place | undefined): Diagnostic {
  const { suggestion, ...rest } = diagnostic
  const { pointer } = moved(diagnostic.pointer, placeOf)
  const cure = suggestion === undefined ? undefined : moved(suggestion.pointer, placeOf)
  const better = cure?.isValue === true ? { suggestion: { ...suggestion, pointer: cure.pointer } } : {}
  // A spread of a union is none to TypeScript.
  return { ...rest, pointer, ...better } as Diagnostic
}

/** The same for all that a report says. An empty body was made of one that says something. */
export function relocateReport(report: Report, placeOf: (index: number) => Place | undefined): Report {
  const { format: _, refusal, diagnostics, ...rest } = report
  const moved = new Map(diagnostics.map(diagnostic => [diagnostic, relocate(diagnostic, placeOf)]))
  const first = refusal === undefined ? undefined : moved.get(refusal)
  const said = [...moved.values()].filter(({ code }) => code !== 'body-without-operations')
  return { ...rest, ...(first === undefined ? {} : { refusal: first }), diagnostics: said }
}

interface Moved {
  readonly pointer: string
  readonly isValue: boolean
}

function moved(pointer: string, placeOf: (index: number) => Place | undefined): Moved {
  const place = placeOf(elementOf(pointer) ?? -1)
  if (place === undefined) return { pointer: '', isValue: false }
  const { operation, path, value } = place
  const [, , member, ...inside] = pointer.split('/')
  if (member !== 'value') return { pointer: member === undefined ? operation : path, isValue: false }
  return value === undefined
    ? { pointer: operation, isValue: false }
    : { pointer: [value, ...inside].join('/'), isValue: true }
}
