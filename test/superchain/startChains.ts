import { type EvmNode, startNode } from '../../ecosystem/anvil/startNode'
import { superchainAddresses } from '../../interop/superchain'
import type { Predeploys } from './predeploys'

/** Starts nodes with the contracts at the addresses of the Superchain's, or without any. */
export async function startChains(
  chainIds: readonly number[],
  predeploys: Predeploys | null,
): Promise<EvmNode[]> {
  const nodes = await Promise.all(
    chainIds.map((chainId) =>
      startNode({
        chainId,
        onExit(error) {
          throw error
        },
      }),
    ),
  )
  if (predeploys)
    for (const { client } of nodes) {
      const { crossL2Inbox, l2ToL2CrossDomainMessenger } = superchainAddresses
      await client.setCode({ address: crossL2Inbox, bytecode: predeploys.crossL2Inbox })
      await client.setCode({
        address: l2ToL2CrossDomainMessenger,
        bytecode: predeploys.l2ToL2CrossDomainMessenger,
      })
    }
  return nodes
}
