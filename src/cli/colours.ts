import { styleText } from 'node:util'
import type { Output, Streams } from './streams.js'

type Style = Parameters<typeof styleText>[0]

/** Paints text for one stream, or leaves it alone. */
export type Paint = (style: Style, text: string) => string

/** NO_COLOR (no-color.org: when not empty), then FORCE_COLOR, then whether that very stream is a terminal. */
export function hasColours(output: Output, env: Streams['env']): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return output.isTTY && env.TERM !== 'dumb'
}

/** `--color`: stronger than what the environment says. */
export type When = 'auto' | 'always' | 'never'

/** The same streams, with their colours as `--color` wants them. */
export const withColours = (streams: Streams, when: When): Streams =>
  when === 'auto'
    ? streams
    : { ...streams, env: { ...streams.env, NO_COLOR: when === 'never' ? '1' : '', FORCE_COLOR: '1' } }

/** The decision is made by then, so styleText must not look at the process again. */
export const paint =
  (colours: boolean): Paint =>
  (style, text) =>
    colours ? styleText(style, text, { validateStream: false }) : text
