import type { Vocabulary } from '../arbitraries/vocabulary.js'
import type { Value } from '../reference-server.js'

/** The attributes that the answer to a body can hang on: those it names in a path or as a member, and their rivals. */
export function touched(vocabulary: Vocabulary, body: Value): string[] {
  const written = JSON.stringify(body).replace(/~1/g, '/').replace(/~0/g, '~')
  const named = [...vocabulary.optional.keys()].filter(
    name => written.includes(`"/${name}"`) || written.includes(`"${name}":`),
  )
  const rivals = vocabulary.rivals.filter(([one, ...others]) =>
    named.some(name => name === one || others.includes(name)),
  )
  return [...new Set([...named, ...rivals.flat()])]
}
