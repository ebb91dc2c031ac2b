import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
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
    const file = search(cwd, repositoryOf(cwd))
    if (file === undefined) return []
    return [file, ...names.map(each => join(dirname(file), each)).filter(each => each !== file && holdsConfig(each))]
  })
  if (found.length < 2) return found[0]
  const both = found.map(each => shown(each, cwd)).join(' and ')
  throw trouble(`${both} are configs of one folder: keep one of them, or name one with --config`)
}

/** The nearest one, up to the folder at the top. What it says is read later, with places. */
function search(folder: string, top: string | undefined): string | undefined {
  const file = names.map(name => join(folder, name)).find(each => existsSync(each) && isConfig(each))
  const above = dirname(folder)
  return file !== undefined || folder === top || above === folder ? file : search(above, top)
}

/** Throws what the system says where a file cannot be read: another one, further up, was not meant. */
function isConfig(file: string): boolean {
  const text = readFileSync(file, 'utf8')
  return !isPackage(file) || hasMember(text)
}

function holdsConfig(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true && isConfig(file)
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
