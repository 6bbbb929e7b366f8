import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{interop,ecosystem,deployments,frontend,test/clients,test/docs,test/scripts}/**/*.test.{ts,tsx}',
    ],
  },
})
