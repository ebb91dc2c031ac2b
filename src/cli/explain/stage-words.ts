import type { AnyStage } from './explanation.js'

/** What happens in a stage. */
export const stageWords: { readonly [S in AnyStage]: string } = {
  input: 'the command reads its inputs',
  baseline: 'the command compares what was found with what is known',
  'media-type': 'the server looks at the Content-Type',
  text: 'it reads the text',
  body: 'it looks at the body as a whole',
  operation: 'it looks at each operation by itself',
  lookup: 'it looks for the image',
  apply: 'it applies the operations in order',
  quota: 'it counts what they leave behind',
  save: 'it saves the image',
  identity: 'it looks for the image that is saved',
  store: 'the database takes the image',
  handover: 'it shows the image to the caller',
  tags: 'it saves the tags, last',
  translate: 'the command translates; no server sees it',
}
