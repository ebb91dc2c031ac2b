import type { Invocation, Result, Run, Fix as SarifFix } from 'sarif'
import { version } from '../../../package.json'
import type { Severity } from '../../index.js'
import { allCodes, codeFacts, lintSeverity } from '../explain/code-facts.js'
import { type Finding, inputUnreadable } from '../finding.js'
import { fingerprinter } from './fingerprint.js'
import type { FileResult, Reporter, Summary } from './reporter.js'
import { artifactLocation, deletedRegion, region } from './sarif-location.js'

/** SARIF 2.1.0 (OASIS), for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarif(): Reporter {
  let first = true
  return {
    begin: () => [
      `{"version":"2.1.0","$schema":"${schema}","runs":[\n${JSON.stringify(run).slice(0, -1)},\n"results":[`,
    ],
    *file(result) {
      const fingerprintOf = fingerprinter(result)
      for (const finding of result.findings) {
        yield `${first ? '' : ','}\n${JSON.stringify(resultOf(finding, result, fingerprintOf(finding)))}`
        first = false
      }
    },
    end: summary => [`\n],\n"invocations":${JSON.stringify([invocation(summary)])}}]}\n`],
  }
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>

const codes = allCodes.map(codeFacts).filter(({ stage }) => stage !== 'translate')
const ruleIndexes = new Map<string, number>(codes.map(({ code }, index) => [code, index]))

const run: Run = {
  tool: {
    driver: {
      name: 'image-patch',
      version,
      informationUri: 'https://www.npmjs.com/package/openstack-image-patch',
      rules: codes.map(facts => ({
        id: facts.code,
        shortDescription: { text: messageText(facts.title) },
        fullDescription: { text: messageText(facts.why.join(' ')) },
        defaultConfiguration: { level: levels[lintSeverity(facts)] },
      })),
    },
  },
  columnKind: 'utf16CodeUnits',
  newlineSequences: ['\r\n', '\n', '\r'],
}

/** GitHub wants a location with a region of every result. */
function resultOf(finding: Finding, { path, text, judgement }: FileResult, fingerprint: string): Result {
  const { code, severity, message, range, pointer, server, fix } = finding
  const ruleIndex = code === undefined ? undefined : ruleIndexes.get(code)
  return {
    ...(code === undefined ? {} : { ruleId: code }),
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: messageText(message) },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(path), region: region(range, text) } }],
    partialFingerprints: { 'imagePatchFinding/v1': fingerprint },
    ...(fix === undefined ? {} : { fixes: [sarifFix(fix, path, text)] }),
    properties: { pointer, server, verdict: judgement?.verdict },
  }
}

const sarifFix = ({ edits, safe }: NonNullable<Finding['fix']>, path: string, text: string): SarifFix => ({
  artifactChanges: [
    {
      artifactLocation: artifactLocation(path),
      replacements: edits.map(({ range, text: inserted }) => ({
        deletedRegion: deletedRegion(range, text),
        ...(inserted === '' ? {} : { insertedContent: { text: inserted } }),
      })),
    },
  ],
  properties: { safe },
})

/**
 * Braces around digits stand for an argument, unless they are doubled (3.11.5). Other braces stay single: readers that
 * show them as they are outnumber those that would take them for anything.
 */
function messageText(message: string): string {
  return message.replace(/\{(\d+)\}/g, '{{$1}}')
}

/** Which inputs could not be read, results say; here, that the run is not complete. */
function invocation({ unreadable, files, lines }: Summary): Invocation {
  if (unreadable === 0) return { executionSuccessful: true }
  return {
    executionSuccessful: false,
    toolExecutionNotifications: [
      {
        level: 'error',
        message: {
          text: `${unreadable} ${lines === undefined ? `of ${files} files` : 'files or lines'} could not be judged: see the results of ${inputUnreadable}.`,
        },
        associatedRule: { id: inputUnreadable, index: ruleIndexes.get(inputUnreadable) ?? -1 },
      },
    ],
  }
}
