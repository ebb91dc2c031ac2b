/** What `main.cjs` has: the whole command, for `cli.cjs`, and what its worker threads do, for `lint-worker.cjs`. */
export { judgeLoad, judgePart } from '../lint/worker.js'
export { main } from '../main.js'
export { processStreams } from '../streams.js'
