import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: 'browser/shareBrowser.ts',
    // Builds the page for production: React has another build for any other value.
    env: { NODE_ENV: 'production' },
    // Each file has its own nodes and page, so small machines run three at a time.
    maxWorkers: 3,
    // Loading modules again for each file takes longer than some of the tests.
    isolate: false,
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
