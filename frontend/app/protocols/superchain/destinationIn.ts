import type { Destination } from '../../../shared/superchain/relayQuery'
import type { SuperchainEnvironment } from './SuperchainEnvironment'

/** Returns the chain of the environment that a message is for; undefined if there is none. */
export function destinationIn({
  manifest: { stakingChains, rewardsChain },
  clientOf,
}: SuperchainEnvironment): (chainId: bigint) => Destination | undefined {
  const chains = [
    { chainId: rewardsChain.chainId, contract: rewardsChain.token },
    ...stakingChains.map(({ chainId, staking }) => ({ chainId, contract: staking })),
  ]
  return (id) => {
    const found = chains.find(({ chainId }) => BigInt(chainId) === id)
    if (!found) return undefined
    const { chainId, contract } = found
    return { chainId, client: clientOf(chainId), fromBlock: BigInt(contract.blockNumber) }
  }
}
