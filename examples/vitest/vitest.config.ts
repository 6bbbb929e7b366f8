import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'interstake/vitest',
    // The test files share the network, and revert it to snapshots.
    fileParallelism: false,
    testTimeout: 30_000,
  },
})
