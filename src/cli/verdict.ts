import type { Report } from '../index.js'

/** A verdict in one line; undefined for a body that is plainly accepted. */
export function verdictText({ verdict, status, refusal, conditions }: Report): string | undefined {
  if (verdict === 'accepted') return undefined
  if (verdict === 'refused') {
    const code = refusal?.server?.code
    const answer = [status, code].filter(part => part !== undefined).join(' ')
    return `refused${answer === '' ? '' : `: the server answers ${answer}`}${refusal?.server?.presumed ? ' (presumed)' : ''}`
  }
  const { present, absent, status: statuses = [], equals = [], differs = [] } = conditions
  const wants = [
    ...(present.length > 0 ? [`has ${present.join(', ')}`] : []),
    ...equals.map(({ attribute, value }) => `has ${JSON.stringify(value)} in ${attribute}`),
    ...(absent.length > 0 ? [`lacks ${absent.join(', ')}`] : []),
    ...differs.map(({ attribute, value }) => `lacks ${JSON.stringify(value)} in ${attribute}`),
    ...(statuses.length > 0 ? [`is ${statuses.join(' or ')}`] : []),
  ]
  return `conditional: accepted if the image ${wants.join(', and ')} (--image decides)`
}
