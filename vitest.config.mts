import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{interop,ecosystem,frontend}/**/*.test.{ts,tsx}'],
  },
})
