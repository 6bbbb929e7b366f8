import type { Hex } from 'viem'
import { type EvmNode, startNode } from '../../ecosystem/anvil/startNode'
import { superchainAddresses } from '../../interop/superchain'

/** Starts nodes with contracts at the addresses of the Superchain's. */
export async function startChains(
  chainIds: readonly number[],
  code: Partial<Record<keyof typeof superchainAddresses, Hex>>,
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
  for (const { client } of nodes)
    for (const [name, address] of Object.entries(superchainAddresses)) {
      const bytecode = new Map(Object.entries(code)).get(name)
      if (bytecode) await client.setCode({ address, bytecode })
    }
  return nodes
}
