import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  cacheDir: '.cache/vite',
  resolve: { conditions: ['lawgrad-source'] },
  ssr: { resolve: { conditions: ['lawgrad-source'] } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/types/mistakes/**'],
    setupFiles: ['test/config/seed.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    // No order, clock or leftover of another test decides a result.
    restoreMocks: true,
    unstubGlobals: true
  }
})
