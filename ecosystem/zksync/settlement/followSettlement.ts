import {
  type Address,
  type DecodeFunctionDataReturnType,
  decodeFunctionData,
  getAddress,
  type Hash,
  isAddressEqual,
  parseEventLogs,
} from 'viem'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { zkChainAbi } from '../../../contracts/abi/ZKChain'
import { MessageRootTree, systemAddresses } from '../../../interop'
import type { FollowedBlock } from '../../anvil/followBlocks'
import type { BlockFollower } from '../../node/BlockFeed'
import { retryAcrossRestarts } from '../../node/retryAcrossRestarts'
import type { SupervisedNode } from '../../node/SupervisedNode'
import type { Batch, ImportedRoot, SettlementStep } from './Batch'
import type { Chain } from './Chain'
import type { ExpectRoot } from './createSettler'

type BatchData = Extract<
  DecodeFunctionDataReturnType<typeof zkChainAbi>,
  { functionName: 'commitBatch' }
>['args'][0]

const stages = {
  BlockCommit: 'commit',
  BlocksVerification: 'prove',
  BlockExecution: 'execute',
} as const

/**
 * Tracks the settlement of batches by the blocks of the settlement layer alone. Maintains the trees of its message
 * root, and computes the path of each executed batch to the interop root of its block.
 *
 * @param contracts - Chain by checksummed address of its contract on the settlement layer.
 * @param onInteropRoot - Called with the last root that a block published; `hasMessages` is whether it makes further
 * messages verifiable.
 */
export async function followSettlement({
  node,
  contracts,
  signal,
  onInteropRoot,
  onRootMismatch,
  onContradiction,
  onError,
}: {
  node: SupervisedNode
  contracts: ReadonlyMap<Address, Chain>
  signal: AbortSignal
  onInteropRoot: (root: ImportedRoot, hasMessages: boolean) => void
  /**
   * Called when the settlement layer publishes roots that differ from its events, so no message can be proven against
   * them; with null once they match again.
   */
  onRootMismatch: (reason: string | null) => void
  /** Called when the batches on the settlement layer do not match the blocks of a chain. */
  onContradiction: (chain: Chain, error: Error) => void
  onError: (error: Error) => void
}): Promise<BlockFollower & { expectRoot: ExpectRoot }> {
  const settlementLayerId = BigInt(node.chainId)
  const tree = new MessageRootTree(settlementLayerId)
  /** The last block that the tree knows of. */
  let head = -1n
  /** Executed batches that no published root includes yet. */
  let unpublished: ReturnType<typeof applyToTree> = []
  const contradicted = new Set<Chain>()
  const reverts = await retryAcrossRestarts([node], signal, () =>
    node.client.getContractEvents({ abi: zkChainAbi, eventName: 'BlocksRevert', fromBlock: 0n }),
  )
  /** Whether a settlement step of a batch was reverted after this block. */
  const isReverted = (contract: Address, batchNumber: bigint, blockNumber: bigint) =>
    reverts.some(
      ({ address, args: { totalBatchesCommitted = 0n }, ...revert }) =>
        isAddressEqual(address, contract) &&
        revert.blockNumber > blockNumber &&
        totalBatchesCommitted < batchNumber,
    )

  const chainOf = (id: bigint) => [...contracts.values()].find((chain) => chain.id === id)

  function recordSteps(block: FollowedBlock): void {
    for (const log of parseEventLogs({ abi: zkChainAbi, logs: [...block.logs] })) {
      const chain = contracts.get(getAddress(log.address))
      if (!chain || contradicted.has(chain) || log.eventName === 'BlocksRevert') continue
      const number =
        log.eventName === 'BlocksVerification'
          ? log.args.currentLastVerifiedBatch
          : log.args.batchNumber
      if (isReverted(log.address, number, block.number)) continue
      const step: SettlementStep = {
        transactionHash: log.transactionHash,
        blockNumber: block.number,
        timestamp: block.timestamp,
      }
      unlessContradicted(chain, () => {
        if (log.eventName === 'BlockCommit' && !chain.batch(number))
          reseal(chain, commitOf(block, log.transactionHash))
        batchOf(chain, number)[stages[log.eventName]] = step
      })
    }
  }

  /** A chain that contradicts its settled batches is skipped; the others continue. */
  function unlessContradicted(chain: Chain, record: () => void): void {
    if (contradicted.has(chain)) return
    try {
      record()
    } catch (error) {
      contradicted.add(chain)
      onContradiction(chain, error instanceof Error ? error : new Error(String(error)))
    }
  }

  /** Applies events of the message root to the trees; returns the batches that were executed. */
  function applyToTree(events: readonly MessageRootEvent[]) {
    const executed: { chain: Chain; batch: Batch; batchLeafIndex: number }[] = []
    for (const { eventName, args } of events) {
      if (eventName === 'AddedChain' && args.chainId !== settlementLayerId)
        tree.registerChain(args.chainId)
      if (eventName === 'AppendedChainBatchRoot') {
        const { chainId, batchNumber, chainBatchRoot } = args
        const batchLeafIndex = tree.appendBatch({ chainId, batchNumber, chainBatchRoot })
        const chain = chainOf(chainId)
        if (!chain) continue
        unlessContradicted(chain, () => {
          const batch = batchOf(chain, batchNumber)
          batch.chainBatchRoot = chainBatchRoot
          executed.push({ chain, batch, batchLeafIndex })
        })
      }
    }
    return executed
  }

  /** Sets the path of each batch to the last root that its block published. */
  function publish(
    blockNumber: bigint,
    root: Hash | undefined,
    executed: ReturnType<typeof applyToTree>,
  ): void {
    unpublished.push(...executed)
    if (root !== tree.root) {
      onRootMismatch(
        `Block ${blockNumber} of the settlement layer published interop root ${root}, but its events lead to ${tree.root}. Undo the change of its MessageRoot, or revert to a snapshot.`,
      )
      return
    }
    onRootMismatch(null)
    const published = unpublished
    unpublished = []
    for (const { chain, batch, batchLeafIndex } of published) {
      const { chainIndex, ...path } = tree.position({ chainId: chain.id, batchLeafIndex })
      const settlementLayer = { chainId: settlementLayerId, blockNumber, chainIndex }
      batch.interopPath = { settlementLayer, ...path }
    }
    onInteropRoot(
      { chainId: settlementLayerId, blockNumber, root },
      published.some(({ batch }) => batch.messageCount > 0),
    )
  }

  const follower = node.blocks.follow({
    after: -1n,
    onError,
    onBlock(block) {
      head = block.number
      recordSteps(block)
      const events = messageRootEvents(block)
      const last = events.findLastIndex(({ eventName }) => eventName === 'NewInteropRoot')
      const executed = applyToTree(events.slice(0, last + 1))
      const published = events[last]
      if (published?.eventName === 'NewInteropRoot')
        publish(block.number, published.args.sides[0], executed)
      // A chain that is registered after the last root of the block is not part of it.
      applyToTree(events.slice(last + 1))
    },
  })
  return {
    ...follower,
    expectRoot: (batch, expectedAt) => (head === expectedAt ? tree.rootWith(batch) : null),
  }
}

type MessageRootEvent = ReturnType<typeof messageRootEvents>[number]

function messageRootEvents({ logs }: FollowedBlock) {
  return parseEventLogs({
    abi: messageRootAbi,
    logs: logs.filter(({ address }) => isAddressEqual(address, systemAddresses.messageRoot)),
  })
}

/** The public data of a batch, from the transaction that committed it. */
function commitOf({ number, transactions }: FollowedBlock, transactionHash: Hash): BatchData {
  const transaction = transactions.find(({ hash }) => hash === transactionHash)
  const { functionName, args } = decodeFunctionData({
    abi: zkChainAbi,
    data: transaction?.input ?? '0x',
  })
  if (functionName !== 'commitBatch')
    throw new Error(`Transaction ${transactionHash} in block ${number} committed no batch`)
  return args[0]
}

/** Seals a batch from the same blocks as before. */
function reseal(chain: Chain, { batchNumber, firstBlock, lastBlock, lastBlockHash }: BatchData) {
  const count = Number(lastBlock - firstBlock) + 1
  const last = chain.unsealed[count - 1]
  if (chain.unsealed[0]?.number !== firstBlock || last?.hash !== lastBlockHash)
    throw new Error(
      `Batch ${batchNumber} of ${chain.config.name} was settled with blocks ${firstBlock} to ${lastBlock} (${lastBlockHash}), but the chain ${last ? `has ${last.hash} there` : `ends at block ${chain.unsealed.at(-1)?.number ?? firstBlock - 1n}: later blocks are lost`}. Its state is inconsistent with the other chains: use another directory.`,
    )
  chain.seal(count)
}

function batchOf(chain: Chain, number: bigint): Batch {
  const batch = chain.batch(number)
  if (!batch)
    throw new Error(
      `The settlement layer has batch ${number} of ${chain.config.name}, which was never sealed`,
    )
  return batch
}
