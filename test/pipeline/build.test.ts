import { expect, test } from 'vitest'
import { isForNpx } from '../../tsup.config.js'

test.each([
  ['npx image-patch in a checkout', { npm_lifecycle_event: 'prepare', npm_command: 'exec' }, true],
  ['npx tsup', { npm_lifecycle_event: 'npx', npm_command: 'exec' }, false],
  ['npm ci', { npm_lifecycle_event: 'prepare', npm_command: 'ci' }, false],
  ['npm run build', { npm_lifecycle_event: 'build', npm_command: 'run' }, false],
  ['node_modules/.bin/tsup', {}, false],
])('only npx of the command itself may use what was built before: %s', (_, env, expected) => {
  expect(isForNpx(env)).toBe(expected)
})
