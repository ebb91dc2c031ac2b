import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { lilconfigSync } from 'lilconfig'
import { shown } from '../inputs/find.js'
import { repositoryOf } from '../inputs/repository.js'
import { reasonOf, trouble } from '../trouble.js'

/** The member of package.json that is a config. */
export const packageMember = 'imagePatch'

export const isPackage = (file: string): boolean => basename(file) === 'package.json'

const names = ['image-patch.config.json', 'image-patch.config.jsonc', 'package.json']

/**
 * The config file of a folder: the nearest one upwards, to the root of the repository; undefined where there is none. Two in
 * one folder are trouble, and so is one that cannot be read.
 */
export function findConfig(cwd: string): string | undefined {
  const found = readable(cwd, () => {
    const file = search(cwd)
    if (file === undefined) return []
    return [file, ...names.map(each => join(dirname(file), each)).filter(each => each !== file && holdsConfig(each))]
  })
  if (found.length < 2) return found[0]
  const both = found.map(each => shown(each, cwd)).join(' and ')
  throw trouble(`${both} are configs of one folder: keep one of them, or name one with --config`)
}

/** The library only looks for the file: what is in it is read with places. */
function search(cwd: string): string | undefined {
  const searcher = lilconfigSync('image-patch', {
    searchPlaces: names,
    stopDir: repositoryOf(cwd) ?? '/',
    packageProp: packageMember,
    loaders: {
      '.json': (file, text) => !isPackage(file) || (hasMember(text) ? { [packageMember]: true } : {}),
      '.jsonc': () => true,
    },
    ignoreEmptySearchPlaces: false,
    cache: false,
  })
  return searcher.search(cwd)?.filepath
}

function holdsConfig(file: string): boolean {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false
  return !isPackage(file) || hasMember(readFileSync(file, 'utf8'))
}

/** Whether a package.json has a config, or is too broken to tell but speaks of one. */
function hasMember(text: string): boolean {
  if (!text.includes(`"${packageMember}"`)) return false
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    return typeof value === 'object' && value !== null && Object.hasOwn(value, packageMember)
  } catch {
    return true
  }
}

/** What some work answers; what the system says against it is trouble. */
function readable<T>(cwd: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { path } = error as NodeJS.ErrnoException
    const which = path === undefined ? `${names.join(', ')}, in this folder or above` : shown(path, cwd)
    throw trouble(`cannot read the config: ${which}: ${reasonOf(error)}. --config names another one, --no-config none`)
  }
}
