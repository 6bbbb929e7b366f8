import {
  type Address,
  createWalletClient,
  type EIP1193RequestFn,
  type Hash,
  type Hex,
  hexToNumber,
  http,
  isAddressEqual,
  type LocalAccount,
  numberToHex,
} from 'viem'
import type { z } from 'zod'
import type { ManifestChain } from '../../../deployments/manifest'
import { createOwner, type Owner } from './createOwner'
import { addSchema, requestSchema, switchSchema, transactionSchema } from './requestSchemas'
import { type StalledTransaction, stallTransaction, type TransactionCall } from './stallTransaction'
import { WalletError } from './WalletError'

/** The outcome of a request. */
export type WalletAnswer = { result?: unknown; error?: { code: number; message: string } }

/** An event that a wallet emits to its pages. */
export type WalletEvent =
  | { name: 'chainChanged'; payload: Hex }
  | { name: 'accountsChanged'; payload: readonly Address[] }

/** The part of a browser wallet that holds the keys and prompts its owner. */
export type Wallet = Omit<Owner, 'ask'> & {
  /** Handles an EIP-1193 request. */
  request: (request: unknown) => Promise<WalletAnswer>
  /** Subscribes to events; the listener is awaited. */
  subscribe: (listener: (event: WalletEvent) => Promise<void>) => void
  /** Makes the owner switch to another chain in the wallet. */
  moveTo: (chainId: number) => Promise<void>
  /** The same, without an event. */
  moveSilentlyTo: (chainId: number) => void
  /** Makes the owner switch to another account in the wallet. */
  switchAccount: (address: Address) => Promise<void>
  /** Sends with this gas limit from now on, even if the estimate fails. */
  fixGas: (gas: bigint) => void
  /** Keeps the next transaction pending in the node's pool; resolves once it is pending. */
  stallNext: () => Promise<StalledTransaction>
}

const askedAbout = new Set([
  'eth_requestAccounts',
  'eth_sendTransaction',
  'wallet_addEthereumChain',
  'wallet_switchEthereumChain',
  'wallet_watchAsset',
])

/**
 * Creates a wallet that signs locally and, like real ones, only supports the chains that were added.
 *
 * @param accounts - The first is selected initially.
 * @param chains - The supported chains. The first is active initially.
 */
export function createWallet({
  accounts,
  chains,
}: {
  accounts: readonly LocalAccount[]
  chains: readonly Pick<ManifestChain, 'chainId' | 'rpcUrl'>[]
}): Wallet {
  const { ask, ...owner } = createOwner()
  const rpcUrls = new Map(chains.map(({ chainId, rpcUrl }) => [chainId, rpcUrl]))
  const listeners: ((event: WalletEvent) => Promise<void>)[] = []
  let [currentChainId = 0] = rpcUrls.keys()
  let inOrder = accounts
  let isConnected = false
  let gas: bigint | undefined
  let onStalled: ((transaction: Promise<StalledTransaction>) => void) | undefined

  const addresses = () => inOrder.map(({ address }) => address)

  async function tell(event: WalletEvent): Promise<void> {
    await Promise.all(listeners.map((listener) => listener(event)))
  }

  function moveSilentlyTo(chainId: number): void {
    if (!rpcUrls.has(chainId)) throw new WalletError(4902, 'The chain was never added.')
    currentChainId = chainId
  }

  async function moveTo(chainId: number): Promise<void> {
    moveSilentlyTo(chainId)
    await tell({ name: 'chainChanged', payload: numberToHex(chainId) })
  }

  async function send(params: readonly unknown[]): Promise<Hash> {
    const [{ from, chainId = currentChainId, to, data, value, accessList }] =
      transactionSchema.parse(params)
    const account = inOrder.find(({ address }) => isAddressEqual(address, from))
    if (!isConnected || !account)
      throw new WalletError(4100, `${from} is not connected to the page.`)
    const rpcUrl = rpcUrls.get(currentChainId)
    if (chainId !== currentChainId || !rpcUrl)
      throw new WalletError(4901, `The wallet is on chain ${currentChainId}, not on ${chainId}.`)

    const call: TransactionCall = {
      ...{ to, data, value },
      ...(gas !== undefined && { gas }),
      ...(accessList && { accessList }),
    }
    if (onStalled) {
      const stalled = stallTransaction({ account, rpcUrl, call })
      onStalled(stalled)
      onStalled = undefined
      return (await stalled).hash
    }
    const client = createWalletClient({ account, transport: http(rpcUrl, { retryCount: 0 }) })
    return client.sendTransaction({ ...call, chain: null })
  }

  async function answer({ method, params }: z.output<typeof requestSchema>): Promise<unknown> {
    if (askedAbout.has(method)) await ask(method)
    switch (method) {
      case 'eth_requestAccounts':
        isConnected = true
        return addresses()
      case 'eth_accounts':
        return isConnected ? addresses() : []
      case 'eth_chainId':
        return numberToHex(currentChainId)
      case 'wallet_switchEthereumChain': {
        const [{ chainId }] = switchSchema.parse(params)
        await moveTo(hexToNumber(chainId))
        return null
      }
      case 'wallet_addEthereumChain': {
        const [{ chainId, rpcUrls: urls }] = addSchema.parse(params)
        rpcUrls.set(hexToNumber(chainId), urls[0] ?? '')
        await moveTo(hexToNumber(chainId))
        return null
      }
      case 'wallet_watchAsset':
        return true
      case 'eth_sendTransaction':
        return send(params)
    }
    if (method.startsWith('wallet_')) throw new WalletError(4200, `${method} is not supported.`)
    const forward: EIP1193RequestFn = http(rpcUrls.get(currentChainId), { retryCount: 0 })(
      {},
    ).request
    return forward({ method, params })
  }

  return {
    ...owner,
    async request(request) {
      try {
        return { result: await answer(requestSchema.parse(request)) }
      } catch (error) {
        const code = error instanceof WalletError ? error.code : -32603
        return { error: { code, message: String(error) } }
      }
    },
    subscribe: (listener) => {
      listeners.push(listener)
    },
    moveTo,
    moveSilentlyTo,
    async switchAccount(address) {
      const isSelected = (account: LocalAccount) => isAddressEqual(account.address, address)
      if (!inOrder.some(isSelected)) throw new Error(`The wallet has no account ${address}`)
      inOrder = [
        ...inOrder.filter(isSelected),
        ...inOrder.filter((account) => !isSelected(account)),
      ]
      if (isConnected) await tell({ name: 'accountsChanged', payload: addresses() })
    },
    fixGas(limit) {
      gas = limit
    },
    stallNext: () =>
      new Promise((resolve) => {
        onStalled = resolve
      }),
  }
}
