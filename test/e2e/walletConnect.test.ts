import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { checkAccessibility } from './page/checkAccessibility'
import { look } from './page/look'
import { setUpWorld } from './world/setUpWorld'

// Of the right form; there is no such project.
vi.stubEnv('WALLETCONNECT_PROJECT_ID', '0123456789abcdef0123456789abcdef')
afterAll(() => {
  vi.unstubAllEnvs()
})

const { openPage, expectProblem } = setUpWorld({ pace: 'instant', stakingChains: 1 })

const requestSchema = z.object({ id: z.unknown(), method: z.string() })

/** Answers the page in the place of WalletConnect's relay, which accepts everything; returns the methods that it was asked. */
async function actAsRelay(page: Page): Promise<string[]> {
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

describe('WalletConnect, with the id of a project', () => {
  it('is loaded when it is chosen, and shows a code', async () => {
    // Says which domains are known; the page loads nothing from elsewhere.
    expectProblem(/Framing 'https:\/\/verify\.walletconnect\.org/)
    const page = await openPage()
    const asked = await actAsRelay(page)
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
    await page.reload()
    await page.getByRole('button', { name: 'Connect wallet' }).first().click()
    const choice = page.getByRole('button', { name: 'WalletConnect' })
    await choice.waitFor()
    const isProvider = (path: string) => /walletconnect/i.test(path)
    expect(loaded.filter(isProvider)).toEqual([])
    expect(asked).toEqual([])

    await choice.click()
    const link = page.getByRole('link', { name: 'Open a wallet on this device' })
    await link.waitFor()
    expect(await link.getAttribute('href')).toMatch(/^wc:[0-9a-f]{64}@2\?.*relay-protocol=irn/)
    expect(asked).toContain('wc_proposeSession')
    expect(loaded.filter(isProvider)).not.toEqual([])
    await checkAccessibility(page, 'WalletConnect')
    await look(page, 'wallet-connect')

    // A wallet that was connected this way is connected again.
    loaded.length = 0
    await page.evaluate("localStorage.setItem('wagmi.recentConnectorId', '\"walletConnect\"')")
    await page.reload()
    await page.getByText('How it works').waitFor()
    expect(loaded.filter(isProvider)).not.toEqual([])
  })
})
