import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'

/** Connects to the browser that all files share; only the contexts of this connection are visible to it. */
export function connectBrowser(): Promise<Browser> {
  return chromium.connect(inject('browser').endpoint)
}
