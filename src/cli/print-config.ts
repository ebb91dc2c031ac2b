import { relative, resolve, sep } from 'node:path'
import { type Configuration, configure, type Flags } from './config/settings.js'
import { shown } from './inputs/find.js'
import { printJson } from './output.js'
import type { Streams } from './streams.js'

export interface PrintConfigOptions extends Flags {
  readonly config?: string | false | undefined
  /** false: the patterns of the config do not count. */
  readonly ignore?: boolean
}

/** Prints what a file would be judged by, whether it exists or not. Answers the exit code. */
export async function printConfig(file: string, options: PrintConfigOptions, streams: Streams): Promise<number> {
  const { cwd } = streams
  const path = resolve(cwd, file)
  const { config, ruleset: own, mediaType, image, role, ignore = true } = options
  const configuration = await configure({ config, flags: { ruleset: own, mediaType, image, role } }, streams)
  const { ruleset, context, severities } = configuration.settingsOf(path)
  const origins = configuration.originsOf(path)
  const printed = {
    config: shownOrNull(configuration.file, cwd),
    file: shown(path, cwd),
    ruleset: shownOrNull(origins.ruleset, cwd) ?? ruleset.id,
    mediaType: context.mediaType ?? null,
    image: shownOrNull(origins.image, cwd),
    role: context.role ?? 'member',
    severities,
    ignored: ignore && (await isIgnored(path, configuration)),
  }
  await printJson(printed, '  ', streams)
  return 0
}

const shownOrNull = (path: string | undefined, cwd: string): string | null =>
  path === undefined ? null : path === '-' ? path : shown(path, cwd)

/** Whether the patterns of the config pass a file over. What is outside of its folder they do not speak of. */
async function isIgnored(path: string, { folder, ignore: patterns }: Configuration): Promise<boolean> {
  if (patterns.length === 0) return false
  const { default: ignore } = await import('ignore')
  const way = relative(folder, path).replaceAll(sep, '/')
  return ignore.isPathValid(way) && ignore().add(patterns).ignores(way)
}
