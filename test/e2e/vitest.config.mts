import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    // The page is built as for its users: React has another build for any other value.
    env: { NODE_ENV: 'production' },
    // Each file has nodes, a page and a browser of its own: more than two keep small machines waiting.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
