export type { Location } from './locate.js'
export { locate } from './locate.js'
export type { Place, Range } from './place.js'
export { placeAt, placer } from './place.js'
