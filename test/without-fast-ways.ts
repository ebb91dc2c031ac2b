import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vitest/config'

/** The doors of the fast ways, each as it is when the room behind it is gone: nobody there is sure of anything. */
const doors: Readonly<Record<string, string>> = {
  'scan/scanner.ts': 'export const scannerOf = () => undefined',
  'decide.ts': 'export const decide = () => undefined',
  'asked.ts': 'export const askedBy = () => undefined',
  'judge-quiet.ts': 'export const passesQuietly = () => false',
  'apply-quick.ts': 'export const quickApply = () => undefined',
  'diff-quick.ts': 'export const quickDiff = () => undefined',
  'conversion/quick-ends.ts': 'export const quickEndsOf = () => undefined',
}

const closed = new Map(
  Object.entries(doors).map(([file, code]) => [fileURLToPath(new URL(`../src/${file}`, import.meta.url)), code]),
)

/** Runs what it is added to without any fast way: who deletes them loses speed and nothing else. */
export const withoutFastWays: Plugin = {
  name: 'without-fast-ways',
  enforce: 'pre',
  load: id => closed.get(id.split('?')[0] ?? id),
}

/** What tests the fast ways themselves, the command as it is built, with them, or what judges no body, or comes before. */
export const aboutFastWays: readonly string[] = [
  'test/scan/**',
  'test/{decide,met,judge-quiet,apply-quick,diff-quick,translate-quick,bench,house}.test.ts',
  'test/checks/passing.test.ts',
  'test/http/**',
  'test/cli/**/*{process,start,names}*.test.ts',
  'test/pipeline/**',
  'test/schemas/editor*.test.ts',
  'test/cli/lint/baseline/**',
  'test/cli/{since,inputs,config,read,explain}*.test.ts',
  'test/cli/{replace-file,unfinished,lint/fix/hunks,lint/fix/dry-run}.test.ts',
]
