import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{interop,ecosystem,deployments,frontend,test/clients,test/differential,test/docs,test/scripts}/**/*.test.{ts,tsx}',
    ],
    // Most start nodes; a machine that is busy takes its time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
