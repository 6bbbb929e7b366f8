import { HDNodeWallet, JsonRpcProvider, type Provider } from 'ethers'
import { createPublicClient, http } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { mnemonic } from '../../../ecosystem/config/accounts'

/** A viem client for a chain. */
export function viemClient({ rpcUrl }: Pick<ManifestChain, 'rpcUrl'>) {
  return createPublicClient({ transport: http(rpcUrl), pollingInterval: 10, cacheTime: 0 })
}

/** An ethers provider for a chain. The caller destroys it. */
export function ethersProvider({ rpcUrl }: Pick<ManifestChain, 'rpcUrl'>): JsonRpcProvider {
  return new JsonRpcProvider(rpcUrl, undefined, { pollingInterval: 20, cacheTimeout: -1 })
}

/** A wallet for one of the funded accounts. */
export function wallet(index: number, provider: Provider) {
  return HDNodeWallet.fromPhrase(mnemonic, undefined, `m/44'/60'/0'/0/${index}`).connect(provider)
}
