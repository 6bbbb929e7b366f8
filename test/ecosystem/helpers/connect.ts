import { HDNodeWallet, JsonRpcProvider, type Provider } from 'ethers'
import { createPublicClient, http } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { mnemonic } from '../../../ecosystem/config/accounts'

/** Any chain of an environment, for viem: what the client library takes. */
export function viemClient({ rpcUrl }: Pick<ManifestChain, 'rpcUrl'>) {
  return createPublicClient({ transport: http(rpcUrl), pollingInterval: 10, cacheTime: 0 })
}

/** Any chain of an environment, for ethers. The caller destroys it. */
export function ethersProvider({ rpcUrl }: Pick<ManifestChain, 'rpcUrl'>): JsonRpcProvider {
  return new JsonRpcProvider(rpcUrl, undefined, { pollingInterval: 20, cacheTimeout: -1 })
}

/** One of the funded accounts, signing by itself. */
export function wallet(index: number, provider: Provider) {
  return HDNodeWallet.fromPhrase(mnemonic, undefined, `m/44'/60'/0'/0/${index}`).connect(provider)
}
