import { ChainStore } from '../journal/ChainStore'

/** The owner of the stores that tests open. */
export const owner = { network: 'network of a test', chainId: 34234, chainName: 'staking1' }

/** Opens a store of chain staking1. */
export function openStore(directory: string): ChainStore {
  return new ChainStore({ directory, owner, isDurable: true })
}
