import { isAbsolute, resolve } from 'node:path'
import type { Context, Ruleset } from '../../index.js'
import { given } from '../given.js'
import { imageOf } from '../image.js'
import { findRuleset } from '../ruleset.js'
import type { Streams } from '../streams.js'
import { choose } from './choose.js'
import type { Severities } from './config.js'
import { findConfig } from './find.js'
import type { Layer } from './layer.js'
import type { LoadedConfig } from './load.js'

/** How one file is judged: plain data, which can be sent to a worker. */
export interface Settings {
  readonly ruleset: Ruleset
  readonly context: Context
  readonly severities: Severities
}

/** The files, absolute, that settings were read from; undefined: a built-in or inline ruleset, no image. */
export interface Origins {
  readonly ruleset: string | undefined
  /** "-" is standard input. */
  readonly image: string | undefined
}

/** All that a run goes by. */
export interface Configuration {
  /** The config file in use, absolute; undefined: none. */
  readonly file?: string
  /** The folder that its patterns are relative to, absolute; without a config file the working folder. */
  readonly folder: string
  /** What is judged when no inputs are named, relative to the folder. */
  readonly files: readonly string[]
  /** What is passed over, in the syntax of .gitignore. */
  readonly ignore: readonly string[]
  /** All other files that it was made from, rulesets and images, absolute; each once. */
  readonly uses: readonly string[]
  /**
   * The settings of a file, by its absolute path; it need not exist. undefined: standard input without a name. Files that the
   * same overrides match have the same object.
   */
  settingsOf(path: string | undefined): Settings
  /** Where those settings come from. */
  originsOf(path: string | undefined): Origins
}

/** What the command line says: it wins over every config. Names are relative to the working folder. */
export interface Flags {
  readonly ruleset?: string | undefined
  readonly mediaType?: string | undefined
  readonly image?: string | undefined
  readonly role?: 'member' | 'admin' | undefined
}

export interface ConfigureOptions {
  /** The config file; undefined: one is looked for; false: none. */
  readonly config?: string | false | undefined
  readonly flags: Flags
}

/**
 * Finds and reads the config, the rulesets and images that it names, and those of the command line. Whatever is wrong with a
 * config is trouble, with all its faults and their places. Without a config nothing is loaded that reads one.
 */
export async function configure({ config, flags }: ConfigureOptions, streams: Streams): Promise<Configuration> {
  const { cwd } = streams
  const file = config === undefined ? findConfig(cwd) : config === false ? undefined : resolve(cwd, config)
  const loaded = file === undefined ? undefined : await load(file, streams)
  const flagged = await flagLayer(flags, streams)
  const chosen = choose(loaded, flagged)
  return {
    ...given({ file }),
    folder: loaded?.folder ?? cwd,
    files: loaded?.config.files ?? [],
    ignore: loaded?.config.ignore ?? [],
    uses: usesOf([...(loaded?.layers ?? []), flagged]),
    settingsOf: path => chosen(path).settings,
    originsOf: path => chosen(path).origins,
  }
}

const load = async (file: string, streams: Streams): Promise<LoadedConfig> =>
  (await import('./load.js')).loadConfig(file, streams)

async function flagLayer({ ruleset, image, mediaType, role }: Flags, streams: Streams): Promise<Layer> {
  const found = ruleset === undefined ? undefined : await findRuleset(ruleset, streams.cwd, streams)
  const read = await imageOf(image, streams)
  const file = image === '-' || image === undefined ? image : resolve(streams.cwd, image)
  return given({
    mediaType,
    role,
    ruleset: found,
    image: read === undefined || file === undefined ? undefined : { image: read, file },
  })
}

const usesOf = (layers: readonly Layer[]): readonly string[] => [
  ...new Set(
    layers
      .flatMap(({ ruleset, image }) => [ruleset?.file ?? [], image?.file ?? []].flat())
      .filter(each => isAbsolute(each)),
  ),
]
