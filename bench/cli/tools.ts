import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import biome from '@biomejs/biome/package.json'
import type { CommandLine, Said } from './clock.js'
import type { Folder } from './files.js'
import { versions } from './install.js'
import { ajvOpinion, biomeOpinion, eslintOpinion, type Opinion, ownOpinion } from './opinions.js'

export interface Tool {
  readonly name: string
  readonly checks: string
  /** It knows the rules of the endpoint, so that it has to find the faulty files and no others. */
  readonly judges: boolean
  /** As people call it: this is timed. */
  readonly command: (folder: Folder) => CommandLine
  /** With a report that a program can read; the floor has none. */
  readonly report?: (folder: Folder) => CommandLine
  readonly opinion?: (said: Said, folder: Folder) => Opinion
}

export const names = {
  floor: 'node -e 0',
  own: 'image-patch lint',
  ajv: `ajv-cli ${versions['ajv-cli']}`,
  biome: `Biome ${biome.version} lint`,
} as const

interface Places {
  readonly cli: string
  readonly peers: string
  readonly biome: string
}

const node = process.execPath
const schema = fileURLToPath(new URL('../../schemas/ims-cloudimages.v2.1.schema.json', import.meta.url))

/** One file is named, many are not. */
const input = ({ files: [first = '', ...others] }: Folder): string => (others.length === 0 ? first : '.')

/** Everything that is timed, in the order of the tables. */
export function toolsOf({ cli, peers, biome: binary }: Places): readonly Tool[] {
  const own: CommandLine = [node, cli, 'lint']
  const bin = (path: string): string => join(peers, 'node_modules', path)
  const eslint: CommandLine = [node, bin('eslint/bin/eslint.js'), '--config', join(peers, 'eslint.config.cjs')]
  const ajv = (folder: Folder): CommandLine => {
    const data = folder.files.length === 1 ? input(folder) : '**/*.json'
    return [
      node,
      bin('ajv-cli/dist/index.js'),
      'validate',
      '--spec=draft2020',
      '--strict=false',
      '-s',
      schema,
      '-d',
      data,
    ]
  }
  return [
    { name: names.floor, checks: 'nothing', judges: false, command: () => [node, '-e', '0'] },
    {
      name: names.own,
      checks: 'the rules of ims-cloudimages; all findings of a file, each with its place',
      judges: true,
      command: folder => [...own, input(folder)],
      report: folder => [...own, '--reporter', 'json', input(folder)],
      opinion: ownOpinion,
    },
    {
      name: names.ajv,
      checks: 'the schema of the same rules; the first fault of a file, without its line',
      judges: true,
      command: ajv,
      report: ajv,
      opinion: ajvOpinion,
    },
    {
      name: names.biome,
      checks: 'JSON, duplicate keys (its recommended rules; a native binary)',
      judges: false,
      command: folder => [binary, 'lint', input(folder)],
      report: folder => [binary, 'lint', '--reporter=json', '--max-diagnostics=none', input(folder)],
      opinion: biomeOpinion,
    },
    {
      name: `ESLint ${versions.eslint}`,
      checks: `JSON, duplicate and empty keys, unsafe values (recommended rules of @eslint/json ${versions['@eslint/json']})`,
      judges: false,
      command: folder => [...eslint, input(folder)],
      report: folder => [...eslint, '--format', 'json', input(folder)],
      opinion: eslintOpinion,
    },
  ]
}
