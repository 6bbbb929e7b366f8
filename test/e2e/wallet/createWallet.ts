import {
  createWalletClient,
  type EIP1193RequestFn,
  type Hex,
  http,
  isAddress,
  isHex,
  type LocalAccount,
  numberToHex,
} from 'viem'
import { z } from 'zod'

/** What became of a request, and the chain that the wallet is on since. */
export type WalletAnswer = {
  result?: unknown
  error?: { code: number; message: string }
  chainId: Hex
}

/** The half of a browser wallet that holds the key and asks its owner. */
export type Wallet = {
  /** Answers an EIP-1193 request. */
  request: (request: unknown) => Promise<WalletAnswer>
  /** Has the owner decline the next request of a method. */
  declineNext: (method: string) => void
  /** The methods of all requests that the owner was asked about, in order; those declined too. */
  asked: readonly string[]
}

const hex = z.custom<Hex>(isHex)
const address = z.custom<Hex>((value) => typeof value === 'string' && isAddress(value))
const requestSchema = z.object({ method: z.string(), params: z.array(z.unknown()).default([]) })
const switchSchema = z.tuple([z.object({ chainId: hex })])
const addSchema = z.tuple([
  z.object({ chainId: hex, chainName: z.string(), rpcUrls: z.array(z.url()).min(1) }),
])
const transactionSchema = z.tuple([
  z.object({
    from: address,
    to: address,
    data: hex.optional(),
    value: hex.default('0x0').transform(BigInt),
  }),
])

const askedAbout = new Set([
  'eth_requestAccounts',
  'eth_sendTransaction',
  'wallet_addEthereumChain',
  'wallet_switchEthereumChain',
])

class WalletError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Creates a wallet that signs by itself and, like real ones, knows only the chains it was told of.
 *
 * @param rpcUrls - By chain id: what it knows at first. It starts on the first of them.
 */
export function createWallet({
  account,
  rpcUrls,
}: {
  account: LocalAccount
  rpcUrls: ReadonlyMap<number, string>
}): Wallet {
  const known = new Map([...rpcUrls].map(([id, rpcUrl]) => [numberToHex(id), rpcUrl]))
  const asked: string[] = []
  const declined = new Set<string>()
  let [chainId = numberToHex(0)] = known.keys()
  let isConnected = false

  const answer = async ({ method, params }: z.output<typeof requestSchema>): Promise<unknown> => {
    if (askedAbout.has(method)) asked.push(method)
    if (declined.delete(method)) throw new WalletError(4001, 'The owner declined.')
    const transport = http(known.get(chainId), { retryCount: 0 })
    switch (method) {
      case 'eth_requestAccounts':
        isConnected = true
        return [account.address]
      case 'eth_accounts':
        return isConnected ? [account.address] : []
      case 'eth_chainId':
        return chainId
      case 'wallet_switchEthereumChain': {
        const [chain] = switchSchema.parse(params)
        if (!known.has(chain.chainId)) throw new WalletError(4902, 'The chain was never added.')
        chainId = chain.chainId
        return null
      }
      case 'wallet_addEthereumChain': {
        const [chain] = addSchema.parse(params)
        known.set(chain.chainId, chain.rpcUrls[0] ?? '')
        chainId = chain.chainId
        return null
      }
      case 'eth_sendTransaction': {
        const [{ to, data, value }] = transactionSchema.parse(params)
        return createWalletClient({ account, transport }).sendTransaction({
          chain: null,
          to,
          value,
          ...(data && { data }),
        })
      }
    }
    if (method.startsWith('wallet_')) throw new WalletError(4200, `${method} is not supported.`)
    const forward: EIP1193RequestFn = transport({}).request
    return forward({ method, params })
  }

  return {
    asked,
    declineNext: (method) => declined.add(method),
    async request(request) {
      try {
        return { result: await answer(requestSchema.parse(request)), chainId }
      } catch (error) {
        const code = error instanceof WalletError ? error.code : -32603
        return { error: { code, message: String(error) }, chainId }
      }
    },
  }
}
