import type { Page } from 'playwright-core'

/**
 * Records the JSON-RPC calls of a page from now on. The returned function waits, and resolves to the calls of the last two
 * seconds: methods, with the block tag of those that read a block.
 */
export function recordCalls(page: Page): () => Promise<string[]> {
  const calls = new Set<string>()
  page.on('request', (request) => {
    const body = request.postData() ?? ''
    for (const [, method, tag] of body.matchAll(/"method":"(\w+)"(?:,"params":\["([a-z]+)")?/g))
      calls.add([method, tag].filter(Boolean).join(' '))
  })
  return async () => {
    await page.waitForTimeout(1_000)
    calls.clear()
    await page.waitForTimeout(2_000)
    return [...calls].toSorted()
  }
}
