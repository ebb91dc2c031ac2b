export type { Duplicate } from './duplicate.js'
export { duplicateMembers } from './duplicate.js'
export type { Fault } from './fault.js'
export { findFault } from './fault.js'
