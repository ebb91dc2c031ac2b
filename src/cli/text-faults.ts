import { catalog, compile, type Diagnostic, type Ruleset } from '../index.js'

/** Rules of no endpoint: only what the engine says of a text as text is wanted here. */
const anyText: Ruleset = { id: 'text', mediaTypes: { 'application/json': 'v2.1' }, attributes: {}, constraints: [] }

/** What is wrong with a JSON text as a text, whatever it spells. A byte order mark stops servers, but no reader of files. */
export const textFaults = (text: string | Uint8Array): readonly Diagnostic[] =>
  compile(anyText)
    .validateText(text)
    .diagnostics.filter(
      ({ code }) => code === 'body-empty' || (catalog[code].stage === 'text' && code !== 'text-byte-order-mark'),
    )
