import { type Document, documents, type Source } from '../../index.js'
import { all } from './phrases.js'

const known = new Map<string, Document>(Object.entries(documents))

/** What is cited, with all its places that are. */
export interface Citation {
  /** The first word of its sources. */
  readonly id: string
  readonly title: string
  readonly where?: string
  readonly places: readonly string[]
}

/** The documents and RFCs that sources name, in their order. One that is not known, as in a user's ruleset, stands for itself. */
export function citations(sources: readonly Source[]): readonly Citation[] {
  const cited = new Map<string, { readonly places: Set<string> } & Omit<Citation, 'places'>>()
  for (const source of sources) {
    const [, id = source, place = ''] = /^(RFC \d+|\S+)(?: (.+))?$/s.exec(source) ?? []
    const citation = cited.get(id) ?? { id, ...documentOf(id), places: new Set() }
    if (place !== '') citation.places.add(place)
    cited.set(id, citation)
  }
  return [...cited.values()].map(({ places, ...document }) => ({ ...document, places: [...places] }))
}

function documentOf(id: string): Document {
  const [, number] = /^RFC (\d+)$/.exec(id) ?? []
  if (number !== undefined) return { title: id, where: `https://www.rfc-editor.org/rfc/rfc${number}` }
  return known.get(id) ?? { title: id }
}

/** A citation in one line: the document, then the places in it. */
export function citationWords({ title, places }: Citation): string {
  if (places.length === 0) return title
  return title.startsWith('RFC ') ? `${title}, section ${all(places)}` : `${title}: ${places.join('; ')}`
}
