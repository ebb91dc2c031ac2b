import picomatch from 'picomatch'

const options = { dot: true, nonegate: true, windows: false } as const

/** Whether globs match the path of a file, which is relative and has slashes. */
export type Matcher = (path: string) => boolean

/**
 * A matcher for any of some globs. One without a slash is for names in any folder; the name of a folder, as nobody writes it
 * for one file, is for all that is in it.
 */
export function matcherOf(globs: readonly string[]): Matcher {
  const matchers = globs.flatMap(glob => {
    const name = glob.replace(/\/+$/, '')
    const anywhere = !name.includes('/')
    const itself = glob === name ? [picomatch(glob, { ...options, basename: anywhere })] : []
    return picomatch.scan(name).isGlob ? itself : [...itself, picomatch(`${anywhere ? '**/' : ''}${name}/**`, options)]
  })
  return path => matchers.some(matches => matches(path))
}

/** Why a text is no glob; undefined where it is one. */
export function globFault(glob: string): string | undefined {
  try {
    picomatch.makeRe(glob, { ...options, strictBrackets: true, debug: true })
    return undefined
  } catch (error) {
    return `this is no glob: ${error instanceof Error ? error.message : String(error)}`
  }
}
