import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import peers from './peers/package.json'

const files = ['package.json', 'package-lock.json', 'eslint.config.cjs'] as const
const source = fileURLToPath(new URL('peers/', import.meta.url))

export const versions = peers.dependencies

/**
 * The folder where npm has installed the peers. It is kept for the next time, below a name that changes with what is
 * wanted, and gets that name only when it is complete. Throws when npm cannot install them, and says what to do.
 */
export function installPeers(): string {
  const wanted = createHash('sha256')
  for (const file of files) wanted.update(readFileSync(join(source, file)))
  const folder = join(tmpdir(), `image-patch-bench-peers-${wanted.digest('hex').slice(0, 16)}`)
  if (existsSync(folder)) return folder
  console.error(`Installing ${named()} into ${folder}`)
  const draft = mkdtempSync(join(tmpdir(), 'image-patch-bench-draft-'))
  try {
    for (const file of files) copyFileSync(join(source, file), join(draft, file))
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1', '--loglevel=error']
    const { status, stderr, error } = spawnSync('npm', args, { cwd: draft, encoding: 'utf8' })
    if (error !== undefined) throw new Error(`npm, which installs ${named()}, cannot be run: ${error.message}`)
    if (status !== 0) throw new Error(complaint(stderr))
    renameSync(draft, folder)
    return folder
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

const named = (): string =>
  Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')

function complaint(stderr: string): string {
  const { stdout } = spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' })
  const said = stderr.split('\n').filter(line => line.trim() !== '' && !/^npm error +at /.test(line))
  return [
    `npm could not install ${named()} from ${stdout?.trim() || 'its registry'}:`,
    ...said.slice(0, 4).map(line => `  ${line}`),
    'The bench needs that registry once. Name one that you can reach with npm_config_registry=URL, or connect and try again.',
  ].join('\n')
}

/** The binary of Biome itself: the script that npm links to only starts it. Throws where there is none. */
export function biomeBinary(): string {
  const { resolve } = createRequire(import.meta.url)
  const name = `@biomejs/cli-${process.platform}-${process.arch}`
  for (const path of [`${name}/biome`, `${name}-musl/biome`, `${name}/biome.exe`]) {
    try {
      return resolve(path)
    } catch {}
  }
  throw new Error(
    `No binary of Biome for ${process.platform}-${process.arch} is installed: run npm ci, optional packages included.`,
  )
}
