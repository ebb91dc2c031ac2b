import { readFileSync } from 'node:fs'
import { type CompletionItem, getLanguageService, type Hover } from 'vscode-json-languageservice'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** One entry of `json.schemas` in the settings of VS Code. */
export interface SchemaSetting {
  readonly fileMatch: readonly string[]
  readonly url: string
}

export interface Seen {
  /** Errors while typing: what is said, and of which text. */
  readonly errors: readonly (readonly [message: string, text: string])[]
  /** What can be completed at the caret, in the order of the schema. */
  readonly items: readonly CompletionItem[]
  /** What is shown of what the caret stands on. */
  readonly hover: string
}

/** A text in an editor; `|` is the caret. */
export type Editor = (file: string, text: string) => Promise<Seen>

const workspace = 'file:///workspace/'
const packaged = `${workspace}node_modules/openstack-image-patch/schemas/`
const folder = new URL('../../schemas/', import.meta.url)

/** The language service of VS Code, which has these settings in a workspace where the package is installed. */
export function editor(settings: readonly SchemaSetting[]): Editor {
  const service = getLanguageService({
    schemaRequestService: async uri => {
      if (!uri.startsWith(packaged)) throw new Error(`no schema at ${uri}`)
      return readFileSync(new URL(uri.slice(packaged.length), folder), 'utf8')
    },
    clientCapabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } } },
  })
  service.configure({
    validate: true,
    allowComments: false,
    // The editor takes what begins with "./" from the folder of the workspace.
    schemas: settings.map(({ fileMatch, url }) => ({
      fileMatch: [...fileMatch],
      uri: new URL(url, workspace).href,
      folderUri: workspace,
    })),
  })
  return async (file, text) => {
    const caret = text.indexOf('|')
    const shown = text.replace('|', '')
    const document = TextDocument.create(`${workspace}${file}`, 'json', 1, shown)
    const parsed = service.parseJSONDocument(document)
    const position = document.positionAt(Math.max(caret, 0))
    const errors = await service.doValidation(document, parsed)
    const completions = caret < 0 ? null : await service.doComplete(document, position, parsed)
    const hover = caret < 0 ? null : await service.doHover(document, position, parsed)
    return {
      errors: errors.map(({ message, range }) => [String(message), document.getText(range)] as const),
      items: completions?.items ?? [],
      hover: wordsOf(hover),
    }
  }
}

/** An editor in which every file has one schema. */
export const editorWith = (schema: string): Editor =>
  editor([{ fileMatch: ['*.json'], url: `./node_modules/openstack-image-patch/schemas/${schema}` }])

const editors = new Map<string, Editor>()

/** What an editor shows of a text in a file that has one of our schemas. */
export function open(schema: string, text: string): Promise<Seen> {
  const opened = editors.get(schema) ?? editorWith(`${schema}.schema.json`)
  editors.set(schema, opened)
  return opened('a.json', text)
}

/** The text of a hover, without the escapes of Markdown. */
function wordsOf(hover: Hover | null): string {
  const contents = hover?.contents
  return (Array.isArray(contents) ? contents : []).join('\n').replace(/\\([\\`*_{}[\]()<>#+\-.!])/g, '$1')
}
