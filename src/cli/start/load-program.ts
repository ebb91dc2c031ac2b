import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { constants, Script } from 'node:vm'
import { crc32 } from 'node:zlib'
import { version } from '../../../package.json'

type Program = typeof import('./program.js')

/**
 * Runs `main.cjs`, which lies beside this file. Reading it takes V8 longer than judging a body, so what V8 made of it is kept
 * beside it for the next run: who can write there can change the program, too. Where nobody can write, or another V8 runs,
 * it is read again; without this, `require('./main.cjs')` does the same, a little later.
 */
export function loadProgram(): Program {
  const file = join(__dirname, 'main.cjs')
  const cache = join(__dirname, `main-${version}-${process.version}-${process.arch}.cache`)
  const cachedData = read(cache)
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`,
    {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(cachedData === undefined ? {} : { cachedData }),
    },
  )
  if (cachedData === undefined || script.cachedDataRejected) process.on('exit', () => keep(script, cache))
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(file), module, file, __dirname)
  return module.exports as Program
}

/** What was kept, behind its checksum: V8 itself takes every byte on trust. undefined: nothing, or nothing whole. */
function read(file: string): Buffer | undefined {
  try {
    const kept = readFileSync(file)
    const data = kept.subarray(sumLength)
    return kept.readUInt32LE() === crc32(data) ? data : undefined
  } catch {
    return undefined
  }
}

/** At the end of a run, when V8 knows all that the run wanted; under another name first, since others may read it meanwhile. */
function keep(script: Script, file: string): void {
  try {
    const data = script.createCachedData()
    const sum = Buffer.alloc(sumLength)
    sum.writeUInt32LE(crc32(data))
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, Buffer.concat([sum, data]))
    renameSync(unfinished, file)
  } catch {
    // It is only a cache.
  }
}

const sumLength = 4
