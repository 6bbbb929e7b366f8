import type { Chain } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'

/** Makes a chain of the manifest one that viem, wagmi and wallets know how to use. */
export function toChain({ name, chainId, rpcUrl, explorerUrl }: ManifestChain): Chain {
  return {
    id: chainId,
    name,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
    ...(explorerUrl && { blockExplorers: { default: { name: 'Explorer', url: explorerUrl } } }),
  }
}
