import type { BrowserContext } from 'playwright-core'
import type { Wallet, WalletAnswer } from './createWallet'

/** What the script needs of the page that it runs in. */
declare const window: EventTarget & {
  requestOfTestWallet: (request: unknown) => Promise<WalletAnswer>
}

/** Announces a wallet to every page of a browser as its extension would: an EIP-1193 provider by EIP-6963. */
export async function announceWallet(
  context: BrowserContext,
  { wallet, name }: { wallet: Wallet; name: string },
): Promise<void> {
  await context.exposeFunction('requestOfTestWallet', wallet.request)
  await context.addInitScript(announce, name)
}

/** Runs in the page, so it must not use anything of this module. */
function announce(name: string): void {
  const listeners: { event: string; listener: (payload: unknown) => void }[] = []
  let lastChainId: string | undefined

  const provider = {
    async request(request: unknown): Promise<unknown> {
      const { result, error, chainId } = await window.requestOfTestWallet(request)
      const hasMoved = lastChainId !== undefined && lastChainId !== chainId
      lastChainId = chainId
      if (hasMoved)
        for (const { event, listener } of listeners) if (event === 'chainChanged') listener(chainId)
      if (error) throw Object.assign(new Error(error.message), { code: error.code })
      return result
    },
    on(event: string, listener: (payload: unknown) => void): void {
      listeners.push({ event, listener })
    },
    removeListener(event: string, listener: (payload: unknown) => void): void {
      const index = listeners.findIndex((one) => one.event === event && one.listener === listener)
      if (index >= 0) listeners.splice(index, 1)
    },
  }

  const info = {
    uuid: '350670db-19fa-4704-a166-e52e178b59d2',
    name,
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
