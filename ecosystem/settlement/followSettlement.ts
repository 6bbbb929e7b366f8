import { type Address, getAddress, type Hash, parseEventLogs } from 'viem'
import { messageRootAbi } from '../../contracts/abi/MessageRoot'
import { zkChainAbi } from '../../contracts/abi/ZKChain'
import { MessageRootTree, systemAddresses } from '../../interop'
import { type FollowedBlock, followBlocks } from '../node/followBlocks'
import type { EvmNode } from '../node/startNode'
import type { Batch, ImportedRoot, SettlementStep } from './Batch'
import type { Chain } from './Chain'

const stages = {
  BlockCommit: 'commit',
  BlocksVerification: 'prove',
  BlockExecution: 'execute',
} as const

/**
 * Learns from the settlement layer's blocks alone what has become of each batch, keeps the trees of its message root,
 * and gives each executed batch its path to the interop root of its block.
 *
 * @param contracts - Chain by checksummed address of its contract on the settlement layer.
 * @param onInteropRoot - Called once a block that published roots is complete, with the final one;
 * `hasMessages` tells whether it makes a message verifiable that was not before.
 */
export function followSettlement({
  node,
  contracts,
  onInteropRoot,
  onError,
}: {
  node: EvmNode
  contracts: ReadonlyMap<Address, Chain>
  onInteropRoot: (root: ImportedRoot, hasMessages: boolean) => void
  onError: (error: Error) => void
}): Promise<{ stop: () => Promise<void> }> {
  const settlementLayerId = BigInt(node.chainId)
  const tree = new MessageRootTree(settlementLayerId)
  const chains = new Map([...contracts.values()].map((chain) => [chain.id, chain]))

  function recordSteps(block: FollowedBlock): void {
    for (const log of parseEventLogs({ abi: zkChainAbi, logs: [...block.logs] })) {
      const chain = contracts.get(getAddress(log.address))
      if (!chain) continue
      const step: SettlementStep = {
        transactionHash: log.transactionHash,
        blockNumber: block.number,
        timestamp: block.timestamp,
      }
      const number =
        log.eventName === 'BlocksVerification'
          ? log.args.currentLastVerifiedBatch
          : log.args.batchNumber
      batchOf(chain, number)[stages[log.eventName]] = step
    }
  }

  /** Applies the block to the trees; returns the root it published last and the batches that it executed. */
  function applyToTree(block: FollowedBlock) {
    let root: Hash | undefined
    const executed: { chain: Chain; batch: Batch; batchLeafIndex: number }[] = []
    for (const log of parseEventLogs({ abi: messageRootAbi, logs: [...block.logs] })) {
      if (log.eventName === 'AddedChain' && log.args.chainId !== settlementLayerId)
        tree.registerChain(log.args.chainId)
      if (log.eventName === 'AppendedChainBatchRoot') {
        const { chainId, batchNumber, chainBatchRoot } = log.args
        const batchLeafIndex = tree.appendBatch({ chainId, batchNumber, chainBatchRoot })
        const chain = chains.get(chainId)
        if (!chain) continue
        const batch = batchOf(chain, batchNumber)
        batch.chainBatchRoot = chainBatchRoot
        executed.push({ chain, batch, batchLeafIndex })
      }
      if (log.eventName === 'NewInteropRoot') root = log.args.sides[0]
    }
    return { root, executed }
  }

  return followBlocks({
    client: node.client,
    addresses: [systemAddresses.messageRoot, ...contracts.keys()],
    after: -1n,
    onError,
    onBlock(block) {
      recordSteps(block)
      const { root, executed } = applyToTree(block)
      if (!root) return
      if (root !== tree.root)
        throw new Error(
          `Block ${block.number} of the settlement layer published interop root ${root}, but its events lead to ${tree.root}`,
        )
      // Several batches of one block share its last root, so paths are taken only now that the block is complete.
      for (const { chain, batch, batchLeafIndex } of executed) {
        const { chainIndex, ...path } = tree.position({ chainId: chain.id, batchLeafIndex })
        const settlementLayer = {
          chainId: settlementLayerId,
          blockNumber: block.number,
          chainIndex,
        }
        batch.interopPath = { settlementLayer, ...path }
      }
      onInteropRoot(
        { chainId: settlementLayerId, blockNumber: block.number, root },
        executed.some(({ batch }) => batch.messages.length > 0),
      )
    },
  })
}

function batchOf(chain: Chain, number: bigint): Batch {
  const batch = chain.batch(number)
  if (!batch)
    throw new Error(
      `The settlement layer has batch ${number} of ${chain.config.name}, which was never sealed`,
    )
  return batch
}
