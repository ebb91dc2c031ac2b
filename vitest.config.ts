import { defineConfig } from 'vitest/config'
import { aboutFastWays, withoutFastWays } from './test/without-fast-ways.js'

export default defineConfig({
  test: {
    testTimeout: 20_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'all', include: ['test/**/*.test.ts'] } },
      {
        extends: true,
        plugins: [withoutFastWays],
        test: {
          name: 'without the fast ways',
          include: ['test/**/*.test.ts'],
          exclude: [...aboutFastWays],
        },
      },
    ],
  },
})
