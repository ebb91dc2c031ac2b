import { resolve } from 'node:path'
import type { Configuration } from '../config/settings.js'
import { given } from '../given.js'
import type { FindOptions } from '../inputs/find.js'
import type { LintOptions } from '../lint.js'
import type { Streams } from '../streams.js'
import { trouble } from '../trouble.js'
import { mayBeReport } from './former-report.js'

/** What is to be judged, as it was named: on the command line, or else in the config. */
export function namesOf(
  args: readonly string[],
  { stdinFilename }: LintOptions,
  { files }: Configuration,
): readonly string[] {
  if (args.length > 0) return args
  if (stdinFilename !== undefined) return ['-']
  if (files.length > 0) return files
  throw trouble('nothing to judge: name files, folders, globs, or - for standard input; or list "files" in a config')
}

/** How it is searched; `own`: what decides on all files. */
export function searchOf(
  args: readonly string[],
  { stdinFilename, since, ignore, reporter }: LintOptions,
  { folder, ignore: patterns, settingsOf }: Configuration,
  own: readonly string[],
  { cwd }: Streams,
): FindOptions {
  return {
    cwd,
    // Globs of the config are relative to it.
    ...(args.length === 0 && stdinFilename === undefined ? { base: folder } : {}),
    ignore: { folder, patterns },
    respectIgnore: ignore,
    except: new Set([
      ...own,
      ...reporter
        .flatMap(report => (report.file === undefined ? [] : resolve(cwd, report.file)))
        // What else is there, the run judges, and so does not overwrite.
        .filter(mayBeReport),
    ]),
    alsoWhenChanged: own,
    kindOf: settingsOf,
    ...given({ since, stdinName: stdinFilename }),
  }
}
