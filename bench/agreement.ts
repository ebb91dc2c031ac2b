/** What answers whether a body is valid, under a name. */
export interface Judge {
  readonly name: string
  readonly accepts: (body: unknown, text: string) => boolean
}

/** Where judges differ: one sentence for each text on which one of them does not agree with the first. */
export function disagreements(texts: Iterable<string>, [first, ...others]: readonly Judge[]): string[] {
  const found: string[] = []
  for (const text of texts) {
    const accepted = first?.accepts(JSON.parse(text), text)
    for (const { name, accepts } of others) {
      if (accepts(JSON.parse(text), text) === accepted) continue
      const shown = text.length > 300 ? `${text.slice(0, 150)} ... ${text.slice(-150)}` : text
      found.push(`${first?.name} ${accepted ? 'accepts' : 'refuses'} and ${name} does not: ${shown}`)
    }
  }
  return found
}

/** Throws where judges differ: nothing is timed then. */
export function agree(texts: readonly string[], judges: readonly Judge[]): void {
  const found = disagreements(texts, judges)
  if (found.length > 0)
    throw new Error(
      `Nothing is timed: the candidates disagree ${found.length} times.\n${found.slice(0, 10).join('\n')}`,
    )
}
