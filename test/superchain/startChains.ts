import { type EvmNode, type NodeClient, startNode } from '../../ecosystem/anvil/startNode'
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
  if (predeploys) for (const { client } of nodes) await placePredeploys(client, predeploys)
  return nodes
}

/** Sets the code of the contracts at their addresses. */
async function placePredeploys(client: NodeClient, predeploys: Predeploys): Promise<void> {
  const { crossL2Inbox, l2ToL2CrossDomainMessenger, superchainETHBridge, ethLiquidity } =
    superchainAddresses
  const places = [
    [crossL2Inbox, predeploys.crossL2Inbox],
    [l2ToL2CrossDomainMessenger, predeploys.l2ToL2CrossDomainMessenger],
    [superchainETHBridge, predeploys.superchainETHBridge],
    [ethLiquidity, predeploys.ethLiquidity],
  ] as const
  for (const [address, bytecode] of places) await client.setCode({ address, bytecode })
}
