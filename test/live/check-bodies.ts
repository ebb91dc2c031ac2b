import { readFileSync } from 'node:fs'
import { type JsonObject, type Ruleset, rulesets } from '../../src/index.js'
import { asShown, type ImageSpec } from './case.js'
import { engineOf, type Judged, otherImage } from './engine.js'
import { settings } from './settings.js'

/** One line of a file of bodies, as software or documents send them. */
interface Body {
  readonly id: string
  readonly api: keyof typeof endpoints
  /** null: the source does not name it. */
  readonly contentType: string | null
  readonly body?: unknown
  /** Instead of `body`, where it is no JSON. */
  readonly rawBody?: string
  readonly image: ImageSpec
  readonly admin?: boolean
  /** The status that the source states. */
  readonly expectedVerdict?: { readonly status: number }
  /** What a Glance answered, and to which media type where the source names none that it knows. */
  readonly glanceOracle: {
    readonly status: number
    readonly changed?: JsonObject
    readonly removed?: readonly string[]
    readonly assumedContentType?: string
    /** It was not set up as it comes. */
    readonly settings?: string
  }
  readonly dependsOn?: readonly string[]
}

const endpoints = {
  glance: rulesets.glance,
  'ims-cloudimages': rulesets['ims-cloudimages'],
  'ims-native': rulesets['ims-images'],
  'otc-native': rulesets['otc-images'],
} as const

/** One comparison: what is wrong with it, and the reason where that is known. */
interface Finding {
  readonly id: string
  readonly against: 'Glance' | 'the source'
  readonly wrong?: string
  readonly reason?: string
}

const judge = (ruleset: Ruleset, { contentType, body, rawBody, image, admin = false }: Body): Judged =>
  engineOf(ruleset)(
    {
      contentType: contentType ?? Object.keys(ruleset.mediaTypes)[0] ?? '',
      body: rawBody ?? JSON.stringify(body),
      admin,
    },
    asShown(image),
  )

/** The setting that a body depends on decides by which ruleset it is judged, where a ruleset can say it. */
function rulesOf(
  body: Body,
  stock: Ruleset,
  applies: boolean,
): { readonly ruleset: Ruleset; readonly reason?: string } {
  if (!applies) return { ruleset: stock }
  const found = (body.dependsOn ?? []).map(name => settings[name] ?? { unsaid: `unknown setting: ${name}` })
  const unsaid = found.flatMap(each => ('unsaid' in each ? [each.unsaid] : []))
  const said = found.flatMap(each => ('ruleset' in each ? [each.ruleset] : []))
  const [ruleset = stock] = said
  return unsaid.length === 0 ? { ruleset } : { ruleset, reason: unsaid.join('; ') }
}

function againstGlance(body: Body): Finding {
  const { glanceOracle: wanted, contentType, id } = body
  const { ruleset, reason } = rulesOf(body, rulesets.glance, wanted.settings !== undefined)
  const sent = { ...body, contentType: wanted.assumedContentType ?? contentType }
  const wrong = difference(judge(ruleset, sent), wanted, asShown(body.image))
  return {
    id,
    against: 'Glance',
    ...(wrong === undefined ? {} : { wrong }),
    ...(reason === undefined ? {} : { reason }),
  }
}

function againstSource(body: Body): readonly Finding[] {
  const { expectedVerdict: wanted, api, id } = body
  if (wanted === undefined) return []
  const { ruleset, reason } = rulesOf(body, endpoints[api], true)
  const wrong = difference(judge(ruleset, body), wanted, null)
  return [
    {
      id,
      against: 'the source',
      ...(wrong === undefined ? {} : { wrong }),
      ...(reason === undefined ? {} : { reason }),
    },
  ]
}

function difference(
  judged: Judged,
  wanted: Partial<Body['glanceOracle']>,
  before: JsonObject | null,
): string | undefined {
  const { status, report } = judged
  if (status !== wanted.status) return `${status} (${report.refusal?.code}), not ${wanted.status}`
  if (status !== 200 || before === null) return undefined
  const kept = Object.entries(before).filter(([attribute]) => wanted.removed?.includes(attribute) !== true)
  return otherImage(judged, Object.fromEntries([...kept, ...Object.entries(wanted.changed ?? {})]))
}

const [file] = process.argv.slice(2)
if (file === undefined) throw new TypeError('npm run check:bodies -- FILE')
const lines = readFileSync(file, 'utf8').trim().split('\n')
const findings = lines
  .map((line): Body => JSON.parse(line))
  .flatMap(each => [againstGlance(each), ...againstSource(each)])
for (const against of ['Glance', 'the source']) {
  const compared = findings.filter(each => each.against === against)
  const agreed = compared.filter(({ wrong }) => wrong === undefined)
  console.log(`${agreed.length} of ${compared.length} as ${against} says`)
}
for (const { id, against, wrong, reason } of findings)
  if (wrong !== undefined)
    console.log(
      `${reason === undefined ? 'WRONG ' : 'unsaid'} ${id}, ${against}: ${wrong}${reason === undefined ? '' : ` (${reason})`}`,
    )
process.exitCode = findings.some(({ wrong, reason }) => wrong !== undefined && reason === undefined) ? 1 : 0
