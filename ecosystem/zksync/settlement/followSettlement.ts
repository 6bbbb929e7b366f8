import {
  type Address,
  type DecodeFunctionDataReturnType,
  decodeFunctionData,
  getAbiItem,
  getAddress,
  type Hash,
  isAddressEqual,
} from 'viem'
import { zkChainAbi } from '../../../contracts/abi/ZKChain'
import { MessageRootHistory, type PublishedRoot } from '../../../interop'
import { contractEvents } from '../../anvil/contractEvents'
import type { FollowedBlock } from '../../anvil/followBlocks'
import type { BlockFollower } from '../../node/BlockFeed'
import { retryAcrossRestarts } from '../../node/retryAcrossRestarts'
import type { SupervisedNode } from '../../node/SupervisedNode'
import type { Batch, ImportedRoot, SettlementStep } from './Batch'
import type { Chain } from './Chain'
import { messageRootEvents } from './messageRootEvents'
import type { ExpectRoot } from './tryStep'

/** The functions that commit a batch: viem hashes the signatures of an ABI's functions until one matches. */
const commitAbi = [
  getAbiItem({ abi: zkChainAbi, name: 'settleBatch' }),
  getAbiItem({ abi: zkChainAbi, name: 'commitBatch' }),
] as const

type BatchData = DecodeFunctionDataReturnType<typeof commitAbi>['args'][0]

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
  const history = new MessageRootHistory(settlementLayerId)
  /** The last block that the history has. */
  let head = -1n
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
    for (const log of contractEvents({ abi: zkChainAbi }, block.logs)) {
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

  /** Sets the path of each batch that a root is the first to include. */
  function publish(blockNumber: bigint, { root, computedRoot, batches }: PublishedRoot): void {
    if (root !== computedRoot) {
      onRootMismatch(
        `Block ${blockNumber} of the settlement layer published interop root ${root}, but its events lead to ${computedRoot}. Undo the change of its MessageRoot, or revert to a snapshot.`,
      )
      return
    }
    onRootMismatch(null)
    let hasMessages = false
    for (const { chainId, batchNumber, interopPath } of batches) {
      const chain = chainOf(chainId)
      if (!chain) continue
      unlessContradicted(chain, () => {
        const batch = batchOf(chain, batchNumber)
        batch.interopPath = interopPath
        if (batch.messageCount > 0) hasMessages = true
      })
    }
    onInteropRoot({ chainId: settlementLayerId, blockNumber, root }, hasMessages)
  }

  const follower = node.blocks.follow({
    after: -1n,
    onError,
    onBlock(block) {
      head = block.number
      recordSteps(block)
      const events = messageRootEvents(block.logs)
      for (const { eventName, args } of events) {
        if (eventName !== 'AppendedChainBatchRoot') continue
        const chain = chainOf(args.chainId)
        if (chain)
          unlessContradicted(chain, () => {
            batchOf(chain, args.batchNumber).chainBatchRoot = args.chainBatchRoot
          })
      }
      const published = history.applyBlock(block.number, events)
      if (published) publish(block.number, published)
    },
  })
  return {
    ...follower,
    expectRoot: (batch, expectedAt) => (head === expectedAt ? history.rootWith(batch) : null),
  }
}

/** The public data of a batch, from the transaction that committed it. */
function commitOf({ number, transactions }: FollowedBlock, transactionHash: Hash): BatchData {
  const transaction = transactions.find(({ hash }) => hash === transactionHash)
  try {
    const { args } = decodeFunctionData({ abi: commitAbi, data: transaction?.input ?? '0x' })
    return args[0]
  } catch (cause) {
    throw new Error(`Transaction ${transactionHash} in block ${number} committed no batch`, {
      cause,
    })
  }
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
