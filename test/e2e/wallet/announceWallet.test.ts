import type { Browser, Page } from 'playwright-core'
import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mnemonic } from '../../../ecosystem/config/accounts'
import { connectBrowser } from '../browser/connectBrowser'
import { announceWallet, walletName } from './announceWallet'
import { createWallet, type Wallet } from './createWallet'

const alice = mnemonicToAccount(mnemonic, { addressIndex: 0 })
const bob = mnemonicToAccount(mnemonic, { addressIndex: 1 })
// None of these tests asks a chain anything.
const chains = [1001, 1002].map((chainId) => ({ chainId, rpcUrl: 'http://127.0.0.1:1' }))

let browser: Browser
let page: Page
let wallet: Wallet

/** Browser globals used by the scripts. */
type Told = { name: string; payload: unknown }
type Provider = {
  request: (request: { method: string }) => Promise<unknown>
  on: (name: string, listener: (payload: unknown) => void) => void
}
declare const window: EventTarget & { wallet: Provider; told: Told[] }

beforeAll(async () => {
  browser = await connectBrowser()
})

afterAll(() => browser.close())

beforeEach(async () => {
  wallet = createWallet({ accounts: [alice, bob], chains })
  const context = await browser.newContext()
  // As strict as pages come: a real wallet is not stopped by that either.
  const headers = { 'content-security-policy': "default-src 'none'" }
  await context.route('**', (route) =>
    route.fulfill({ contentType: 'text/html', headers, body: '<title>Page</title>' }),
  )
  await announceWallet(context, wallet)
  page = await context.newPage()
  await page.goto('http://page.test/')
})

afterEach(() => page.context().close())

/** Asks for wallets, as a page does, and keeps what they tell. */
const findWallet = () =>
  page.evaluate(() => {
    window.told = []
    window.addEventListener('eip6963:announceProvider', (event) => {
      if (!(event instanceof CustomEvent)) return
      const { info, provider } = event.detail
      window.wallet = provider
      window.told.push({ name: 'announced', payload: info.name })
      for (const name of ['chainChanged', 'accountsChanged'])
        window.wallet.on(name, (payload) => window.told.push({ name, payload }))
    })
    window.dispatchEvent(new Event('eip6963:requestProvider'))
  })

const request = (method: string) =>
  page.evaluate(
    (method) =>
      window.wallet.request({ method }).then(
        (result) => ({ result }),
        ({ code }) => ({ code }),
      ),
    method,
  )

const told = () => page.evaluate(() => window.told)

describe('a wallet in the browser', () => {
  it('announces itself on request', async () => {
    await findWallet()
    expect(await told()).toEqual([{ name: 'announced', payload: walletName }])
  })

  it('responds to requests, and throws errors with their code', async () => {
    await findWallet()
    expect(await request('eth_chainId')).toEqual({ result: '0x3e9' })
    wallet.declineNext('eth_requestAccounts')
    expect(await request('eth_requestAccounts')).toEqual({ code: 4001 })
  })

  it('immediately reports its chain and account to pages', async () => {
    await findWallet()
    await request('eth_requestAccounts')
    await wallet.moveTo(1002)
    await wallet.switchAccount(bob.address)
    expect((await told()).slice(1)).toEqual([
      { name: 'chainChanged', payload: '0x3ea' },
      { name: 'accountsChanged', payload: [bob.address, alice.address] },
    ])
  })

  it('is available after a reload', async () => {
    await findWallet()
    await wallet.moveTo(1002)
    await page.reload()
    await findWallet()
    expect(await told()).toEqual([{ name: 'announced', payload: walletName }])
    expect(await request('eth_chainId')).toEqual({ result: '0x3ea' })
  })
})
