import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const web = 'web/vite.config.ts'

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
        },
      },
      ...(existsSync(web)
        ? [{ extends: web, test: { name: 'web', root: 'web', include: ['src/**/*.test.{ts,tsx}'] } }]
        : []),
    ],
  },
})
