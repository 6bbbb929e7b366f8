import { setMaxListeners } from 'node:events'
import type { Address } from 'viem'
import type { Pace } from '../config/pace'
import { followBlocks } from '../node/followBlocks'
import type { EvmNode } from '../node/startNode'
import { batchBlocks } from './batchBlocks'
import type { Chain } from './Chain'
import { followSettlement } from './followSettlement'
import { prepareChain, prepareSettlementLayer } from './genesis'
import { importRoots } from './importRoots'
import { batchedAddresses, readBlock } from './readBlock'
import { settleBatches } from './settleBatches'

export type Settlement = {
  /** The chain's contract on the settlement layer; null for a chain that does not settle there. */
  contractOf: (chain: Chain) => Address | null
  stop: () => Promise<void>
}

/**
 * Makes independent nodes an ecosystem: from here on, what happens on a chain is batched, settles on the settlement
 * layer, and becomes verifiable on every other chain.
 *
 * @param pace - Read at each step, so it can change while running.
 * @param onError - Something went wrong that must not; the chain concerned no longer settles or imports.
 */
export async function startSettlement({
  settlementLayer,
  chains,
  pace,
  onError,
}: {
  settlementLayer: EvmNode
  chains: readonly Chain[]
  pace: () => Pace
  onError: (error: Error) => void
}): Promise<Settlement> {
  const abort = new AbortController()
  const { signal } = abort
  // Every delay of every chain listens to it.
  setMaxListeners(0, signal)
  const [contracts] = await Promise.all([
    prepareSettlementLayer(
      settlementLayer.client,
      chains.map(({ config }) => config),
    ),
    ...chains.map(({ node }) => prepareChain(node.client)),
  ])

  const lines = chains.map((chain, index) => {
    const contract = contracts[index]
    if (!contract) throw new Error(`${chain.config.name} has no contract on the settlement layer`)
    const settle = settleBatches({
      client: settlementLayer.client,
      contract,
      pace,
      signal,
      onError,
    })
    return {
      chain,
      contract,
      batcher: batchBlocks({ chain, pace, commit: settle }),
      importRoot: importRoots({ client: chain.node.client, pace, signal, onError }),
    }
  })

  const followers = await Promise.all([
    followSettlement({
      node: settlementLayer,
      contracts: new Map(lines.map(({ contract, chain }) => [contract.address, chain])),
      onInteropRoot(root, hasMessages) {
        for (const { importRoot } of lines) importRoot(root, hasMessages)
      },
      onError,
    }),
    ...lines.map(({ chain, batcher }) =>
      followBlocks({
        client: chain.node.client,
        addresses: batchedAddresses,
        after: 0n,
        onBlock: (block) => batcher.add(readBlock(block)),
        onError,
      }),
    ),
  ])

  return {
    contractOf: (chain) => contracts[chains.indexOf(chain)]?.address ?? null,
    async stop() {
      abort.abort()
      for (const { batcher } of lines) batcher.stop()
      await Promise.all(followers.map((follower) => follower.stop()))
    },
  }
}
