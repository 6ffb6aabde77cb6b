import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const web = 'web/vite.config.ts'
// The tests of the server wait for PostgreSQL more than they compute.
const together = { maxWorkers: Math.max(2, availableParallelism() - 1), sequence: { groupOrder: 1 } }
const patient = { testTimeout: 120_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['server/**/*.test.ts', 'packages/**/*.test.ts', 'bench/**/*.test.ts'],
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          ...together,
        },
      },
      ...(existsSync(web)
        ? [
            {
              extends: web,
              test: { name: 'web', root: 'web', include: ['src/**/*.test.{ts,tsx}'], ...together },
            },
          ]
        : []),
      // One at a time, and after the rest: each has a browser or a whole desk to itself.
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['server/test/global-setup.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          ...patient,
        },
      },
      {
        test: {
          name: 'house',
          include: ['test/house/**/*.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
          ...patient,
        },
      },
    ],
  },
})
