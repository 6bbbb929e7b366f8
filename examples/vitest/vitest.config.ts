import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: './setup.ts',
    // The test files share the network, and revert it to snapshots.
    fileParallelism: false,
    testTimeout: 30_000,
  },
})
