import { defineConfig } from 'vitest/config'

const pure = [
  'packages/**/*.test.ts',
  'packages/**/*.test.tsx',
  'apps/**/*.test.ts',
  'apps/**/*.test.tsx',
  'migrations/**/*.test.ts',
  'docs/**/*.test.ts',
  'scripts/**/*.test.ts',
  'faults/**/*.test.ts',
  'attack/**/*.test.ts',
]

/** Two kinds of test: `pure` needs nothing; `db` gets a PostgreSQL of its own, one database a file cloned from a template. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: pure,
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['apps/server/src/testing/cluster.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: true,
          maxWorkers: 2,
        },
      },
    ],
  },
})
