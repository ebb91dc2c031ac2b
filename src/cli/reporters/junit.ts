import { type Finding, findingLine, inputUnreadable } from '../finding.js'
import { printable } from '../printable.js'
import { verdictText } from '../verdict.js'
import { type FileResult, isLost, nameOf, type Reporter } from './reporter.js'

/**
 * JUnit XML: every file is a test case, which its errors make a failure, and which is an error when it cannot be read.
 * Warnings, infos and the verdict are its output, which CI shows without failing the test. So is every line of NDJSON that
 * there is something to say of; that such a file was read is a case, too, which says how many lines became what.
 *
 * A suite says first how many tests it has and how many of them failed, so each file is a suite of its own: a suite of all
 * of them would have to be held to its end. A case has one failure, since many readers see only the first.
 */
export const junit = (): Reporter => ({
  begin: () => ['<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="image-patch">\n'],
  *file(result) {
    const name = attribute(nameOf(result))
    const errors = result.findings.filter(({ severity }) => severity === 'error')
    const lost = isLost(result)
    const failed = !lost && errors.length > 0
    yield `<testsuite name="${name}" tests="1" failures="${failed ? 1 : 0}" errors="${lost ? 1 : 0}">\n`
    yield `<testcase name="${name}" classname="image-patch">\n`
    if (lost || failed) yield* fault(lost ? 'error' : 'failure', errors)
    yield* output(result)
    yield '</testcase>\n</testsuite>\n'
  },
  *lines({ file, counts: { accepted, conditional, refused, unreadable } }) {
    const name = attribute(file)
    yield `<testsuite name="${name}" tests="1" failures="0" errors="0">\n<testcase name="${name}" classname="image-patch">\n`
    yield `<system-out>lines: ${accepted} accepted, ${conditional} conditional, ${refused} refused, ${unreadable} unreadable</system-out>\n`
    yield '</testcase>\n</testsuite>\n'
  },
  end: () => ['</testsuites>\n'],
})

function* fault(element: 'error' | 'failure', errors: readonly Finding[]): Iterable<string> {
  const [{ message, code } = unread, ...more] = errors
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`
  yield `<${element} message="${attribute(`${message}${rest}`)}" type="${attribute(code ?? 'error')}">`
  for (const error of errors) yield content(error)
  yield `</${element}>\n`
}

const unread = { message: 'This cannot be read.', code: inputUnreadable }

function* output({ judgement, findings }: FileResult): Iterable<string> {
  const others = findings.filter(({ severity }) => severity !== 'error')
  const verdict = judgement === undefined ? undefined : verdictText(judgement, findings)
  if (others.length === 0 && verdict === undefined) return
  yield '<system-out>'
  for (const finding of others) yield content(finding)
  if (verdict !== undefined) yield `${attribute(verdict)}\n`
  yield '</system-out>\n'
}

/** A finding as the text of an element; `findingLine` has spelled the characters that XML 1.0 does not take (2.2). */
const content = (finding: Finding): string => escaped(findingLine(finding, false))

const attribute = (text: string): string => escaped(printable(text))

const escaped = (text: string): string =>
  text.replace(
    /[&<>"\ufffe\uffff]/g,
    character => entities[character] ?? `\\u{${character.charCodeAt(0).toString(16)}}`,
  )

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
