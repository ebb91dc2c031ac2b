import { isNeverShown } from './checks/attribute.js'
import type { Target } from './checks/target.js'
import { add } from './findings.js'
import type { Run } from './run.js'

/** Notes that an operation sets what the server cannot do without (glance X2, X3). */
export function breakImage(run: Run, { attribute, check }: Target, value: unknown, pointer: string): void {
  run.broken = { attribute, pointer, text: check.stored === 'breaks-attributes' ? String(value) : undefined }
}

/**
 * The failure of a server whose image an earlier operation has broken; answers true where there is one. Where only its
 * custom attributes are broken, that is seen at these; an admin, whose ownership is not asked for, gets as far as the next
 * attribute that is kept. Without a target: when all is saved.
 */
export function fails(run: Run, index: number, target?: Target): boolean {
  if (run.broken === undefined) return false
  const { attribute, pointer, text } = run.broken
  if (target !== undefined && text !== undefined && !target.counts) return false
  if (target !== undefined && text === undefined && run.role === 'admin' && isNeverShown(target.check.stored))
    return false
  run.broken = undefined
  add(run.sink, { code: 'server-fails', pointer, params: { attribute } }, index)
  return true
}
