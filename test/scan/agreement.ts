import { detectFormat } from '../../src/decode.js'
import { add, noFindings } from '../../src/findings.js'
import type { FormatId, Report, Ruleset } from '../../src/index.js'
import { parseText, readText } from '../../src/read-text.js'
import { report } from '../../src/report.js'
import { readContext } from '../../src/request.js'
import { compileRules } from '../../src/rules.js'
import { scannerOf } from '../../src/scan/scanner.js'
import { judge } from '../../src/validate.js'

/** How often a scanner was sure, and of how many texts. */
export interface Sure {
  takes: number
  notes: number
  texts: number
}

/** Answers a function that throws where the scanner of a ruleset says what the long way, without any fast one, does not. */
export function comparer(ruleset: Ruleset, given?: FormatId): { compare(text: string | Uint8Array): void; sure: Sure } {
  const rules = compileRules(ruleset)
  const scanner = scannerOf(rules)
  const request = readContext(rules, given === undefined ? {} : { format: given })
  const sure: Sure = { takes: 0, notes: 0, texts: 0 }
  const longWay = (text: string | Uint8Array): Report => {
    const { value, findings } = readText(text)
    const sink = noFindings(ruleset.answers ?? {})
    for (const { finding, index } of findings) add(sink, finding, index)
    const format = request.format ?? detectFormat(value)
    if (value !== undefined) judge(rules, value, format, request, sink)
    return report(sink, format)
  }
  return {
    sure,
    compare(text) {
      sure.texts++
      const takes = scanner?.takes(text, request.format) === true
      const guessed = scanner?.verdict(text, request.format)
      const noted = scanner?.asks(text, request.format)
      const clean = scanner?.cleanVerdict(text, request.format)
      if (!takes && guessed === undefined && noted === undefined && clean === undefined) return
      const { verdict, conditions, diagnostics } = longWay(text)
      const shown = typeof text === 'string' ? text : `bytes ${Buffer.from(text).toString('latin1')}`
      if (takes) sure.takes++
      if (takes && verdict === 'refused') throw new Error(`taken, though it is refused: ${shown}`)
      if (takes && parseText(text) === undefined) throw new Error(`taken, though it cannot be parsed: ${shown}`)
      if (guessed !== undefined && guessed !== verdict) throw new Error(`${guessed}, though it is ${verdict}: ${shown}`)
      if ((clean === undefined) !== (noted === undefined) || (clean !== undefined && clean !== verdict))
        throw new Error(`clean and ${clean}, though it is ${verdict}: ${shown}`)
      if (noted === undefined) return
      sure.notes++
      const { present, absent } = noted
      const quick = { present: [...present].sort(), absent: [...absent].sort() }
      const long = { ...conditions, present: [...conditions.present].sort(), absent: [...conditions.absent].sort() }
      const asked = JSON.stringify([quick, 0]) === JSON.stringify([long, diagnostics.length])
      if (verdict === 'refused' || !asked)
        throw new Error(
          `noted ${JSON.stringify(noted)}, and not ${JSON.stringify({ verdict, conditions, diagnostics })}: ${shown}`,
        )
    },
  }
}
