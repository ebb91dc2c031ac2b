import { toProblemDetails } from '../../../src/http.js'
import { compile, rulesets } from '../../../src/index.js'

const validator = compile(rulesets.glance)

export async function answer(request: Request): Promise<Response> {
  const body = new Uint8Array(await request.arrayBuffer())
  const report = validator.validateText(body, { mediaType: request.headers.get('content-type') ?? '' })
  if (report.verdict !== 'refused') return new Response(null, { status: 204 })
  const problem = toProblemDetails(report)
  const headers = { 'content-type': 'application/problem+json' }
  return Response.json(problem, { status: problem.status, headers })
}
