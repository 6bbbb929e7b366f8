import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{interop,ecosystem,deployments,frontend}/**/*.test.{ts,tsx}',
      'test/{chaos,clients,differential,docs,model,mutation,scripts,slither,state,superchain,symbolic}/**/*.test.ts',
    ],
    // Most start nodes; a machine that is busy takes its time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
