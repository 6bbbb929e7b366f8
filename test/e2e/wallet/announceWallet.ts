import type { BrowserContext } from 'playwright-core'
import type { Wallet, WalletAnswer } from './createWallet'

/** Name of the wallet. */
export const walletName = 'Test Wallet'

/** Name of the DOM event that forwards wallet events to the provider in the page. */
const eventType = 'testWalletEvent'

/** Browser globals used by the scripts. */
declare const window: EventTarget & {
  requestOfTestWallet: (request: unknown) => Promise<WalletAnswer>
}

/** Announces a wallet to every page of a browser like an extension: an EIP-1193 provider with EIP-6963. */
export async function announceWallet(context: BrowserContext, wallet: Wallet): Promise<void> {
  await context.exposeFunction('requestOfTestWallet', wallet.request)
  await context.addInitScript(announce, { walletName, eventType })
  wallet.subscribe(async (detail) => {
    const told = context.pages().map((page) => page.evaluate(dispatch, { eventType, detail }))
    // Pages that are being closed are skipped; new ones request the state themselves.
    await Promise.allSettled(told)
  })
}

/** Runs in the page, so it must not reference this module. */
function dispatch({ eventType, detail }: { eventType: string; detail: unknown }): void {
  window.dispatchEvent(new CustomEvent(eventType, { detail }))
}

/** Runs in the page, so it must not reference this module. */
function announce({ walletName, eventType }: { walletName: string; eventType: string }): void {
  const listeners: { name: string; listener: (payload: unknown) => void }[] = []

  const provider = {
    async request(request: unknown): Promise<unknown> {
      const { result, error } = await window.requestOfTestWallet(request)
      if (error) throw Object.assign(new Error(error.message), { code: error.code })
      return result
    },
    on(name: string, listener: (payload: unknown) => void): void {
      listeners.push({ name, listener })
    },
    removeListener(name: string, listener: (payload: unknown) => void): void {
      const index = listeners.findIndex((one) => one.name === name && one.listener === listener)
      if (index >= 0) listeners.splice(index, 1)
    },
  }
  window.addEventListener(eventType, (event) => {
    if (!(event instanceof CustomEvent)) return
    for (const { name, listener } of [...listeners])
      if (name === event.detail.name) listener(event.detail.payload)
  })

  const info = {
    uuid: '350670db-19fa-4704-a166-e52e178b59d2',
    name: walletName,
    icon: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>',
    rdns: 'example.wallet',
  }
  const detail = Object.freeze({ info, provider })
  const tell = () => {
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
  }
  window.addEventListener('eip6963:requestProvider', tell)
  tell()
}
