import { CommanderError } from 'commander'
import { printable } from './printable.js'
import { listCodes, program } from './program.js'
import type { Output, Streams } from './streams.js'
import { isTrouble } from './trouble.js'

/** Runs the command: arguments (without the node and script names) and streams in, exit code out. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  let code = 0
  const written: Promise<boolean>[] = []
  const writeTo = (output: Output) => (text: string) => void written.push(output.write(text))
  const root = program(streams, result => {
    code = result
  })
  for (const command of [root, ...root.commands]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: writeTo(streams.stdout), writeErr: safely(writeTo(streams.stderr)), ...plain })
  }
  try {
    await root.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.code === listCodes)
      code = await (await import('./explain/list-codes.js')).listCodes(streams)
    else if (error instanceof CommanderError) code = error.exitCode === 0 ? 0 : 2
    else if (isTrouble(error)) {
      code = 2
      await streams.stderr.write(`${error.details}image-patch: ${printable(error.message)}\n`)
    } else {
      code = 70
      await streams.stderr.write(
        `image-patch: internal error, please report it: ${error instanceof Error ? error.stack : String(error)}\n`,
      )
    }
  }
  await Promise.all(written)
  return code === 0 || code === 1 ? (streams.stdout.failed() || streams.stderr.failed() ? 2 : code) : code
}

/** What was written wrong is repeated in messages, line by line. */
const safely =
  (write: (text: string) => void) =>
  (text: string): void =>
    write(text.split('\n').map(printable).join('\n'))

/** Help looks the same wherever it is printed. */
const plain = { getOutHelpWidth: () => 100, getErrHelpWidth: () => 100 }
