/** What `main.cjs` has: the whole command, for `cli.cjs`, and what its threads do, for `worker.cjs`. */
export { main } from '../main.js'
export { processStreams } from '../streams.js'

/** Loaded when it runs: what Node has for threads takes it longer to load than the first body to judge. */
export const serve = async (): Promise<void> => (await import('../threads/worker.js')).serve()
