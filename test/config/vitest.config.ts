import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Tests that put other modules in the place of some. */
const alone = ['test/command/no-pictures.test.ts']

export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  cacheDir: '.cache/vite',
  resolve: { conditions: ['lawgrad-source'] },
  ssr: { resolve: { conditions: ['lawgrad-source'] } },
  test: {
    setupFiles: ['test/config/seed.ts'],
    maxWorkers: 2,
    // Commands that tests start strip and compile the sources once, not each.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '../../.cache/node') },
    testTimeout: 60_000,
    // No order, clock or leftover of another test decides a result.
    restoreMocks: true,
    unstubGlobals: true,
    projects: [
      // Modules are pure: a worker loads them once for all files.
      {
        extends: true,
        test: {
          name: 'shared',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/types/mistakes/**', ...alone]
        }
      },
      { extends: true, test: { name: 'alone', include: alone } }
    ]
  }
})
