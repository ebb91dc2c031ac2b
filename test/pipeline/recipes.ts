import { readFileSync } from 'node:fs'

export const root = new URL('../../', import.meta.url)

/** The README's block for a file, so that what is tested is what people copy. */
export function recipe(file: string): string {
  const readme = readFileSync(new URL('README.md', root), 'utf8')
  const blocks = [...readme.matchAll(/^```\w+ title="([^"]+)"\n([\s\S]*?)^```$/gm)]
  const found = blocks.filter(([, title]) => title === file)
  if (found.length !== 1) throw new Error(`the README has ${found.length} recipes for ${file}`)
  return found[0]?.[2] ?? ''
}

export const packageJson: { readonly name: string; readonly version: string; readonly bin: Record<string, string> } =
  JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
