import type { Code, Severity } from '../../index.js'

/** How grave the findings of a code are; off: they are not reported. */
export type Level = 'off' | Severity

/** Levels by code, where they are not those of the catalog. */
export type Severities = { readonly [code in Code]?: Level }

/** What is to be a ruleset, in the config itself; whether it is one is asked when the config is read. */
export interface InlineRuleset {
  readonly id: string
}

/** What bodies are judged by. */
export interface Choices {
  /** The rules to go by: the id of a built-in ruleset, a file, relative to the config's folder, or a ruleset itself. */
  readonly ruleset?: string | InlineRuleset
  /** The Content-Type that the bodies are sent with; without it their shape tells the format. */
  readonly mediaType?: string
  /** A file with the image as GET answers it, relative to the config's folder: then nothing hangs on the image any more. */
  readonly image?: string
  /** Who sends the bodies; without it: member. */
  readonly role?: 'member' | 'admin'
  /** How grave the findings of each code are. */
  readonly severities?: Severities
}

/** Other choices for some files. */
export interface Override extends Choices {
  /** Globs, or folders, relative to the config's folder; one without a slash is for names in any folder. */
  readonly files: readonly string[]
}

/** What a config file holds. */
export interface Config extends Choices {
  /** Where editors find this schema. */
  readonly $schema?: string
  /** What is judged when the command line names nothing: files, folders and globs, relative to the config's folder. */
  readonly files?: readonly string[]
  /** What is passed over: patterns as in .gitignore, relative to the config's folder. */
  readonly ignore?: readonly string[]
  /** Other choices for some files; of two that match a file the later one wins, member by member. */
  readonly overrides?: readonly Override[]
}
