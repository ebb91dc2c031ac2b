/** What `main.cjs` has: the whole command, for `cli.cjs`, and what its threads do, for `worker.cjs`. */
export { main } from '../main.js'
export { processStreams } from '../streams.js'
export { serve } from '../threads/worker.js'
