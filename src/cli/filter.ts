import type { Report } from '../index.js'
import { configure, type Flags } from './config/settings.js'
import { checkStandardInput } from './document.js'
import { answers, type OutputId } from './filter/answers.js'
import { type Judgement, lineJudge, lineVerdict, verdictOf } from './filter/judgement.js'
import { given } from './given.js'
import type { Fields } from './lines/record.js'
import { type LineSplitter, lineSplitter } from './lines/split.js'
import type { Streams } from './streams.js'
import { trouble } from './trouble.js'

export interface FilterOptions extends Flags, Fields {
  readonly config?: string | false
  readonly output: OutputId
  /** The member of a record that takes the answer. */
  readonly into: string
  /** In bytes. */
  readonly maxLine: number
  readonly exitCode?: boolean
}

/** Answers every line of standard input with one line of standard output, in their order. Answers the exit code. */
export async function filter(options: FilterOptions, streams: Streams): Promise<number> {
  const { ruleset, mediaType, image, role, config, output, into, maxLine } = options
  checkFields(options)
  checkStandardInput(['-', image])
  const flags = given({ ruleset, mediaType, image, role })
  const settings = (await configure({ ...given({ config }), flags }, streams)).settingsOf(undefined)

  let said = ''
  let refused = false
  const say = (answer: string, verdict: Report['verdict']): void => {
    said += `${answer}\n`
    refused ||= verdict === 'refused'
  }
  const tell = (judgement: Judgement): void =>
    say(answers[output](judgement, settings.severities, into), verdictOf(judgement))
  const tooLong = (bytes: number): Judgement => ({ reason: `the line has ${bytes} bytes, of ${maxLine} allowed` })
  const judge = lineJudge(options, settings)
  const judgeQuickly = lineVerdict(options, settings)
  const lines = lineSplitter(
    output === 'verdict'
      ? line => {
          const verdict = judgeQuickly(line)
          say(verdict, verdict)
        }
      : line => tell(judge(line)),
    bytes => tell(tooLong(bytes)),
    maxLine,
  )
  await pump(streams, lines, async least => {
    if (said.length <= least) return true
    const text = said
    said = ''
    return streams.stdout.write(text)
  })
  return refused && options.exitCode ? 1 : 0
}

function checkFields({ field, mediaTypeField, imageField }: Fields): void {
  const other = mediaTypeField !== undefined ? 'media-type' : imageField !== undefined ? 'image' : undefined
  if (field === undefined && other !== undefined)
    throw trouble(`--${other}-field is for records: say with --field where the body is in them`)
}

/** Lines may be short, and their answers long: so many bytes are read before a look at how much there is to be written. */
const piece = 2 ** 13

/** More than this is not held back until the chunk is done. */
const much = 2 ** 16

/**
 * Has every line of a chunk answered before the next chunk is read, since whoever wrote them may wait for that; and waits while
 * nobody reads the answers. `flush` writes what is longer than it is told, and says false once nobody reads any more.
 */
async function pump(streams: Streams, lines: LineSplitter, flush: (least: number) => Promise<boolean>): Promise<void> {
  const input = streams.untilStopped?.() ?? { chunks: streams.stdin, stopped: () => false }
  for await (const chunk of input.chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    for (let at = 0; at < bytes.length; at += piece) {
      lines.push(bytes.subarray(at, at + piece))
      if (!(await flush(much))) return
    }
    if (!(await flush(0))) return
  }
  // A line that was cut off by a signal may have been another one.
  if (!input.stopped()) lines.end()
  await flush(0)
}
