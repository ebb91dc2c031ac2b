import { configure, type Flags } from './config/settings.js'
import { checkStandardInput } from './document.js'
import { type Answers, answering } from './filter/answering.js'
import { answerHere } from './filter/here.js'
import { given } from './given.js'
import { checkFields } from './lines/record.js'
import type { Streams } from './streams.js'

export interface FilterOptions extends Flags, Answers {
  readonly config?: string | false
  readonly exitCode?: boolean
  /** How many threads judge. */
  readonly concurrency: number
}

/** Answers every line of standard input with one line of standard output, in their order. Answers the exit code. */
export async function filter(options: FilterOptions, streams: Streams): Promise<number> {
  const { ruleset, mediaType, image, role, config, concurrency } = options
  checkFields(options)
  checkStandardInput(['-', image])
  const flags = given({ ruleset, mediaType, image, role })
  const settings = (await configure({ ...given({ config }), flags }, streams)).settingsOf(undefined)

  const input = streams.untilStopped?.() ?? { chunks: streams.stdin, stopped: () => false }
  const { output, into, maxLine, field, mediaTypeField, imageField } = options
  const answers = { output, into, maxLine, ...given({ field, mediaTypeField, imageField }) }
  const refused =
    concurrency > 1
      ? await (await import('./filter/threads.js')).answerInThreads(
          input,
          streams.stdout,
          { answers, settings },
          concurrency,
        )
      : await answerHere(input, streams.stdout, answering(answers, settings))
  return refused && options.exitCode ? 1 : 0
}
