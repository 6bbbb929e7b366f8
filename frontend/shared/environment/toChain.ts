import { type Chain, defineTransactionRequest, numberToHex } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'

/** A wallet may move to another chain after it was asked where it is: it can refuse only what says where it belongs. */
const transactionRequest = defineTransactionRequest({
  format: ({ chainId }: { chainId?: number }) =>
    chainId === undefined ? {} : { chainId: numberToHex(chainId) },
})

/** Makes a chain of the manifest one that viem, wagmi and wallets know how to use. */
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
