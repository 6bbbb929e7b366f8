import type { Address, Hash, Hex } from 'viem'
import type { FollowedBlock } from '../anvil/followBlocks'

/** A message and its place on its chain. */
export type ChainMessage = {
  transactionHash: Hash
  /** Index of the sending transaction in its block. */
  transactionIndex: number
  blockNumber: bigint
  /** Index of the message's event in its block. */
  logIndex: number
  sender: Address
  data: Hex
}

export type ImportedRoot = { chainId: bigint; blockNumber: bigint; root: Hash }

/** What a batch takes from a block. */
export type ChainBlock = Omit<FollowedBlock, 'logs' | 'transactions'> & {
  transactions: readonly Hash[]
  messages: readonly ChainMessage[]
  importedRoots: readonly ImportedRoot[]
  /** Whether it holds nothing but imports of interop roots. */
  isImportOnly: boolean
}

/** A message and its place in its batch. */
export type BatchMessage = ChainMessage & {
  /** Index of the sending transaction in the batch. */
  txNumberInBatch: number
}

/** One of the three transactions that settle a batch, as found on the settlement layer. */
export type SettlementStep = {
  transactionHash: Hash
  blockNumber: bigint
  /** Time of its block, in seconds since the epoch. */
  timestamp: bigint
}

/** From an executed batch up to the interop root of the block in which it was executed. */
type InteropPath = {
  settlementLayer: { chainId: bigint; blockNumber: bigint; chainIndex: number }
  batchLeafIndex: number
  batchPath: readonly Hash[]
  sharedPath: readonly Hash[]
}

/** What was sealed into a batch: all that it takes to commit it and to prove its messages. */
export type BatchContents = {
  /** In the order of the leaves of the logs tree. */
  readonly messages: readonly BatchMessage[]
  readonly importedRoots: readonly ImportedRoot[]
}

/**
 * A sealed batch. What happens to it later is filled in as the settlement layer shows it. It is kept for good, so its
 * contents are not: they are read from the chain again when somebody wants them.
 */
export type Batch = {
  readonly number: bigint
  readonly firstBlock: BatchBlock
  readonly lastBlock: BatchBlock
  /** How many transactions of the batch come before those of each block, and in the end how many there are. */
  readonly transactionCounts: readonly number[]
  readonly messageCount: number
  commit?: SettlementStep
  prove?: SettlementStep
  execute?: SettlementStep
  chainBatchRoot?: Hash
  interopPath?: InteropPath
}

type BatchBlock = Pick<ChainBlock, 'number' | 'hash' | 'timestamp' | 'stateRoot' | 'baseFeePerGas'>
