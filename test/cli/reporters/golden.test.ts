import { expect, test } from 'vitest'
import { version } from '../../../package.json'
import { reporters } from '../../../src/cli/reporters/index.js'
import { folder, run } from '../run.js'
import { broken } from './broken.js'

// To be read line by line when they change: vitest -u writes them.
test.each(Object.keys(reporters))('%s', async id => {
  const { stdout, code } = await run(['lint', '--reporter', id, '.', 'no.json'], { cwd: folder(broken) })
  expect(code).toBe(2)
  const report = stdout
    .replaceAll(`"version":"${version}"`, '"version":"VERSION"')
    // What explains the codes has tests of its own.
    .replace(/"rules":\[.*?\](?=\}\})/s, '"rules":[]')
    .replace(/"(ruleIndex|index)":\d+/g, '"$1":0')
  await expect(report).toMatchFileSnapshot(`golden/${id}.txt`)
})
