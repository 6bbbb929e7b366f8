import type { Address, Hash, Hex } from 'viem'
import type { InteropPath } from '../../../interop'
import type { FollowedBlock } from '../../anvil/followBlocks'

/** A message and its position on its chain. */
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

/** The parts of a block that its batch needs. */
export type ChainBlock = Omit<FollowedBlock, 'logs' | 'transactions'> & {
  transactions: readonly Hash[]
  messages: readonly ChainMessage[]
  importedRoots: readonly ImportedRoot[]
  /** Whether it contains only imports of interop roots. */
  isImportOnly: boolean
}

/** A message and its position in its batch. */
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

/** Contents of a batch: what is needed to commit it and to prove its messages. */
export type BatchContents = {
  /** In the order of the leaves of the logs tree. */
  readonly messages: readonly BatchMessage[]
  readonly importedRoots: readonly ImportedRoot[]
}

/**
 * A sealed batch. Its settlement steps are filled in as the settlement layer reports them. Batches are kept in memory
 * indefinitely, but not their contents, which are read from the chain on demand.
 */
export type Batch = {
  readonly number: bigint
  readonly firstBlock: BatchBlock
  readonly lastBlock: BatchBlock
  /** For each block, the number of transactions of the batch before it; finally, the total number. */
  readonly transactionCounts: readonly number[]
  readonly messageCount: number
  commit?: SettlementStep
  prove?: SettlementStep
  execute?: SettlementStep
  chainBatchRoot?: Hash
  interopPath?: InteropPath
}

type BatchBlock = Pick<ChainBlock, 'number' | 'hash' | 'timestamp' | 'stateRoot' | 'baseFeePerGas'>
