import { setMaxListeners } from 'node:events'
import type { Address } from 'viem'
import type { SystemContracts } from '../config/systemContracts'
import { followBlocks } from '../node/followBlocks'
import type { EvmNode } from '../node/startNode'
import type { Batch } from './Batch'
import { batchBlocks } from './batchBlocks'
import type { Chain } from './Chain'
import { followSettlement } from './followSettlement'
import { prepareChain, prepareSettlementLayer } from './genesis'
import { importRoots } from './importRoots'
import { batchedAddresses, readBlock } from './readBlock'
import { settleBatches } from './settleBatches'
import type { Tempo } from './Tempo'

/** How far a chain has come. */
export type SettlementProgress = {
  /** Number of the last batch that was sealed; 0 before the first. */
  sealed: number
  committed: number
  proven: number
  executed: number
  /** Block of the settlement layer whose root was imported last; null before the first. */
  lastImportedRoot: number | null
  /** Messages whose batch is not executed yet. */
  pendingMessages: number
}

export type Settlement = {
  /** The chain's contract on the settlement layer; null for a chain that does not settle there. */
  contractOf: (chain: Chain) => Address | null
  /** How far each chain that settles has come. */
  progress: () => { chain: Chain; progress: SettlementProgress }[]
  stop: () => Promise<void>
}

/**
 * Makes independent nodes an ecosystem: from here on, what happens on a chain is batched, settles on the settlement
 * layer, and becomes verifiable on every other chain.
 *
 * @param onError - Something went wrong that must not; the chain concerned no longer settles or imports.
 */
export async function startSettlement({
  settlementLayer,
  chains,
  system,
  tempo,
  onError,
}: {
  settlementLayer: EvmNode
  chains: readonly Chain[]
  system: SystemContracts
  tempo: Tempo
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
      system,
    ),
    ...chains.map(({ node }) => prepareChain(node.client, system)),
  ])

  const lines = chains.map((chain, index) => {
    const contract = contracts[index]
    if (!contract) throw new Error(`${chain.config.name} has no contract on the settlement layer`)
    const settle = settleBatches({
      client: settlementLayer.client,
      contract,
      tempo,
      signal,
      onError,
    })
    return {
      chain,
      contract,
      batcher: batchBlocks({ chain, tempo, commit: settle }),
      importer: importRoots({ client: chain.node.client, tempo, signal, onError }),
    }
  })

  const followers = await Promise.all([
    followSettlement({
      node: settlementLayer,
      contracts: new Map(lines.map(({ contract, chain }) => [contract.address, chain])),
      onInteropRoot(root, hasMessages) {
        for (const { importer } of lines) importer.add(root, hasMessages)
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
    progress: () =>
      lines.map(({ chain, batcher, importer }) => ({
        chain,
        progress: {
          ...batchProgress(chain, batcher.messagesToSeal),
          lastImportedRoot: importer.last ? Number(importer.last.blockNumber) : null,
        },
      })),
    async stop() {
      abort.abort()
      for (const { batcher } of lines) batcher.stop()
      await Promise.all(followers.map((follower) => follower.stop()))
    },
  }
}

function batchProgress({ batches }: Chain, messagesToSeal: number) {
  // Batches settle in order.
  const last = (isThere: (batch: Batch) => boolean) => batches.findLastIndex(isThere) + 1
  const executed = last((batch) => batch.execute !== undefined)
  return {
    sealed: batches.length,
    committed: last((batch) => batch.commit !== undefined),
    proven: last((batch) => batch.prove !== undefined),
    executed,
    pendingMessages: batches
      .slice(executed)
      .reduce((count, { messages }) => count + messages.length, messagesToSeal),
  }
}
