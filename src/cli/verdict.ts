import type { Judgement } from './reporters/reporter.js'

/**
 * A verdict in one line; undefined for a body that is plainly accepted. A refusal whose finding is not among those that are
 * shown says its code.
 */
export function verdictText(
  { verdict, status, refusal, conditions }: Judgement,
  shown?: readonly { readonly code?: string }[],
): string | undefined {
  if (verdict === 'accepted') return undefined
  if (verdict === 'refused') {
    const code = refusal?.server?.code
    const answer = [status, code].filter(part => part !== undefined).join(' ')
    const hidden = refusal !== undefined && shown?.every(finding => finding.code !== refusal.code) === true
    return [
      'refused',
      answer === '' ? '' : `: the server answers ${answer}`,
      refusal?.server?.presumed ? ' (presumed)' : '',
      hidden ? ` [${refusal.code}]` : '',
    ].join('')
  }
  const { present, absent, status: statuses = [], equals = [], differs = [], either = [] } = conditions
  const wants = [
    ...(present.length > 0 ? [`has ${present.join(', ')}`] : []),
    ...equals.map(({ attribute, value }) => `has ${JSON.stringify(value)} in ${attribute}`),
    ...(absent.length > 0 ? [`lacks ${absent.join(', ')}`] : []),
    ...differs.map(({ attribute, value }) => `lacks ${JSON.stringify(value)} in ${attribute}`),
    ...either.map(group => `has ${group.map(anyOf).join(', or ')}`),
    ...(statuses.length > 0 ? [`is ${statuses.join(' or ')}`] : []),
  ]
  return `conditional: accepted if the image ${wants.join(', and ')} (--image decides)`
}

const anyOf = ({ attribute, values }: NonNullable<Judgement['conditions']['either']>[number][number]): string =>
  `${values.map(value => JSON.stringify(value)).join(' or ')} in ${attribute}`
