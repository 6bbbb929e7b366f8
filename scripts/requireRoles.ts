import { type Address, createPublicClient } from 'viem'
import { checkedHttp } from '../deployments/checkedHttp'
import type { ManifestChain } from '../deployments/manifest'
import { systemAddresses } from '../interop/addresses'

const { bridgehub, messageRoot, l1Messenger, interopRootStorage, messageVerification } =
  systemAddresses

/**
 * Checks that ZKsync chains have the system contracts that their roles need.
 *
 * @throws An error that names the chain, what it lacks, and the likely reason.
 */
export async function requireRoles({
  settlementLayer,
  stakingChains,
  rewardsChain,
}: {
  settlementLayer: ManifestChain
  stakingChains: readonly ManifestChain[]
  rewardsChain: ManifestChain
}): Promise<void> {
  await Promise.all([
    requireContracts(settlementLayer, 'the settlement layer', {
      Bridgehub: bridgehub,
      MessageRoot: messageRoot,
    }),
    ...stakingChains.map((chain) =>
      requireContracts(chain, 'a chain to stake on', { L1Messenger: l1Messenger }),
    ),
    requireContracts(rewardsChain, 'the chain to be rewarded on', {
      L2InteropRootStorage: interopRootStorage,
      L2MessageVerification: messageVerification,
    }),
  ])
}

async function requireContracts(
  chain: ManifestChain,
  role: string,
  contracts: Record<string, Address>,
): Promise<void> {
  const client = createPublicClient({ transport: checkedHttp(chain) })
  for (const [name, address] of Object.entries(contracts))
    if (!(await client.getCode({ address })))
      throw new Error(
        `${chain.name} (chain ${chain.chainId}) cannot be ${role}: it has no ${name} at ${address}. Check which chain has which role, and that the chain supports interop.`,
      )
}
