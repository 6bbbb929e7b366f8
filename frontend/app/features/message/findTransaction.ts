import type { Hash } from 'viem'
import { TransactionNotFoundError } from 'viem'
import { getTransaction } from 'viem/actions'
import type { Config } from 'wagmi'
import type { ManifestChain } from '../../../../deployments/manifest'

/** The chain of a transaction; null if none was found, with the unreachable chains. */
export type FoundTransaction =
  | { chain: ManifestChain }
  | { chain: null; unreachable: ManifestChain[] }

/** Looks up a transaction on every chain. */
export async function findTransaction(
  config: Config,
  { hash, chains }: { hash: Hash; chains: readonly ManifestChain[] },
): Promise<FoundTransaction> {
  const unreachable: ManifestChain[] = []
  const knowing = await Promise.all(
    chains.map(async (chain) => {
      try {
        await getTransaction(config.getClient({ chainId: chain.chainId }), { hash })
        return [chain]
      } catch (error) {
        if (!(error instanceof TransactionNotFoundError)) unreachable.push(chain)
        return []
      }
    }),
  )
  const [chain] = knowing.flat()
  return chain ? { chain } : { chain: null, unreachable }
}
