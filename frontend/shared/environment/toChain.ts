import { type Chain, defineTransactionRequest, numberToHex } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'

/** Transactions include the chain id, so that a wallet that has switched to another chain rejects them. */
const transactionRequest = defineTransactionRequest({
  format: ({ chainId }: { chainId?: number }) =>
    chainId === undefined ? {} : { chainId: numberToHex(chainId) },
})

/** Converts a chain of the manifest to a viem chain. */
export function toChain({ name, chainId, rpcUrl, explorerUrl }: ManifestChain): Chain {
  return {
    id: chainId,
    name,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
    formatters: { transactionRequest },
    ...(explorerUrl && { blockExplorers: { default: { name: 'Explorer', url: explorerUrl } } }),
  }
}
