import type { Hash } from 'viem'
import { TransactionNotFoundError } from 'viem'
import { getTransaction } from 'viem/actions'
import type { Config } from 'wagmi'
import type { ManifestChain } from '../../../../deployments/manifest'

/** Where a transaction is; or no chain, with those that gave no answer. */
export type FoundTransaction = { chain: ManifestChain } | { chain: null; silent: ManifestChain[] }

/** Asks every chain for a transaction. */
export async function findTransaction(
  config: Config,
  { hash, chains }: { hash: Hash; chains: readonly ManifestChain[] },
): Promise<FoundTransaction> {
  const silent: ManifestChain[] = []
  const knowing = await Promise.all(
    chains.map(async (chain) => {
      try {
        await getTransaction(config.getClient({ chainId: chain.chainId }), { hash })
        return [chain]
      } catch (error) {
        if (!(error instanceof TransactionNotFoundError)) silent.push(chain)
        return []
      }
    }),
  )
  const [chain] = knowing.flat()
  return chain ? { chain } : { chain: null, silent }
}
