import type { Diagnostic } from '../index.js'

/** How to have a body read that was written in a format which no endpoint takes; nothing where none is to be seen. */
export function formatHint(option: string, diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.some(isMergePatch)) return ` (${option} merge-patch reads an object, as RFC 7396)`
  if (diagnostics.some(isJsonPatch)) return ` (${option} json-patch reads test, move and copy, as RFC 6902)`
  return ''
}

const isMergePatch = (found: Diagnostic): boolean =>
  found.code === 'body-not-array' && found.params.found === 'object' && !found.params.operation

const isJsonPatch = (found: Diagnostic): boolean =>
  found.code === 'op-unknown' && ['test', 'move', 'copy'].includes(found.params.op)
