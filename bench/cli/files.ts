import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { corpus, type Kind } from '../cases.js'

/** Files of bodies below a folder of their own: what the tools are let loose on. */
export interface Folder {
  readonly path: string
  /** The names of all files, relative to the folder and with slashes. */
  readonly files: readonly string[]
  /** The names of those with a body that the server refuses. */
  readonly faulty: ReadonlySet<string>
}

const operations = 10
const perFolder = 100
/** Every tenth file is faulty: by turns with one fault near the end, and with faults of many kinds. */
const share = 10

/** A folder with the first bodies of the corpus for each number of files, indented by two as people keep them. */
export function writeFolders(root: string, numbers: readonly number[], seed: number): readonly Folder[] {
  const most = Math.max(...numbers)
  const cases = corpus({ seed, sizes: [operations], bodies: most })
  const text = (kind: Kind, index: number): string => {
    const body = cases.find(each => each.kind === kind)?.texts[index] ?? '[]'
    return `${JSON.stringify(JSON.parse(body), null, 2)}\n`
  }
  return numbers.map(number => {
    const path = join(root, String(number))
    const faulty = new Set<string>()
    const files = Array.from({ length: number }, (_, index) => {
      const file = `team-${Math.floor(index / perFolder)}/body-${index}.json`
      const kind = kindOf(index)
      if (kind !== 'valid') faulty.add(file)
      mkdirSync(dirname(join(path, file)), { recursive: true })
      writeFileSync(join(path, file), text(kind, index))
      return file
    })
    // What looks upwards for the root of the repository finds it here, and no settings of the machine.
    mkdirSync(join(path, '.git'))
    return { path, files, faulty }
  })
}

function kindOf(index: number): Kind {
  if (index % share !== share - 1) return 'valid'
  return index % (2 * share) === share - 1 ? 'late' : 'many'
}
