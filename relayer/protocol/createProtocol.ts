import type { Logger } from 'pino'
import { createPublicClient } from 'viem'
import { checkedHttp } from '../../deployments/checkedHttp'
import type { ManifestChain, StakingManifest } from '../../deployments/manifest'
import type { Protocol } from './Protocol'
import { superchain } from './superchain'
import { zksync } from './zksync'

/** A node serves proofs soon after the execution of a batch; after this many polls, they are rebuilt. */
const withheldAfterPolls = 10

/** Connects to the chains of a manifest. */
export function createProtocol(
  manifest: StakingManifest,
  { pollMs, log }: { pollMs: number; log: Logger },
): Protocol {
  const { stakingChains, rewardsChain } = manifest
  const sources = stakingChains.map((chain) => ({
    ...{ name: chain.name, chainId: chain.chainId, client: connect(chain) },
    staking: chain.staking.address,
    fromBlock: BigInt(chain.staking.blockNumber),
  }))
  const rewards = {
    ...{ name: rewardsChain.name, chainId: rewardsChain.chainId, client: connect(rewardsChain) },
    token: rewardsChain.token.address,
    fromBlock: BigInt(rewardsChain.token.blockNumber),
  }
  if (manifest.protocol === 'superchain') return superchain(sources, rewards)
  const settlementLayer = connect(manifest.settlementLayer)
  const withheldAfterMs = withheldAfterPolls * pollMs
  return zksync(sources, rewards, { settlementLayer, withheldAfterMs, log })
}

function connect(chain: ManifestChain) {
  return createPublicClient({
    transport: checkedHttp(chain, { batch: true, timeout: 10_000 }),
    cacheTime: 0,
  })
}
