import type { Page } from 'playwright-core'
import { z } from 'zod'

const requestSchema = z.object({ id: z.unknown(), method: z.string() })

/** Answers a page in the place of WalletConnect's relay, which accepts everything; returns the methods that it was asked. */
export async function actAsRelay(page: Page): Promise<string[]> {
  const asked: string[] = []
  await page.routeWebSocket(/^wss:\/\/relay\.walletconnect\.org/, (socket) => {
    socket.onMessage((message) => {
      const request = requestSchema.safeParse(JSON.parse(String(message)))
      if (!request.success) return
      const { id, method } = request.data
      asked.push(method)
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, result: true }))
    })
  })
  return asked
}
