import type { Address, Hash, Hex } from 'viem'

/** A message, as the verifier accepts it. */
export type L2Message = {
  /** Index of the sending transaction in its batch (not in its block). */
  txNumberInBatch: number
  /** The account or contract that called the messenger. */
  sender: Address
  data: Hex
}

/** An L2-to-L1 log, 88 bytes when packed. Each message has one. */
export type L2Log = {
  l2ShardId: number
  isService: boolean
  txNumberInBatch: number
  sender: Address
  key: Hash
  value: Hash
}

/** The position of a leaf, with its proof: the arguments of the verifier besides the leaf. */
export type LeafPosition = {
  sourceChainId: bigint
  batchNumber: bigint
  /** Index of the leaf in the logs tree of the batch. */
  index: number
  proof: readonly Hash[]
}

/** A message with its position and proof: the arguments of the verifier. */
export type MessageInclusion = LeafPosition & { message: L2Message }

/** The chain and block of an interop root, under which other chains store it. */
export type InteropRootId = { chainId: bigint; blockNumber: bigint }

/** The part of a proof from the root of a batch to the interop root of a settlement layer. */
export type InteropPath = {
  /** Index of the batch's leaf in the tree of its chain. */
  batchLeafIndex: number
  batchPath: readonly Hash[]
  settlementLayer: {
    chainId: bigint
    /** The block whose interop root the proof leads to. */
    blockNumber: bigint
    /** Index of the source chain in the shared tree. */
    chainIndex: number
  }
  sharedPath: readonly Hash[]
}

/** A message of the interop center of a chain. Its hash is globally unique. */
export type InteropMessage = {
  data: Hex
  /** The account or contract that called the interop center. */
  sender: Address
  sourceChainId: bigint
  /** Number of messages that the interop center of that chain sent before. */
  messageNum: bigint
}

/** The proof of a message without the message, as the interop center and receivers accept it. */
export type InteropProof = {
  sourceChainId: bigint
  batchNumber: bigint
  /** Index of the message's leaf in the logs tree of the batch. */
  index: bigint
  /** Index of the sending transaction in its batch (not in its block). */
  txNumberInBatch: number
  /** The elements of the proof. */
  elements: readonly Hash[]
}

/** A message that a transaction sent. */
export type SentMessage = {
  /** The account or contract that called the messenger. */
  sender: Address
  data: Hex
  /** keccak-256 of `data`. */
  messageHash: Hash
  transactionHash: Hash
  blockNumber: bigint
  /** Index of the message's event in its block. */
  logIndex: number
  /** Index among all L2-to-L1 logs of the transaction, as `zks_getL2ToL1LogProof` expects it. */
  index: number
  /** Null until the batch is sealed. */
  batchNumber: bigint | null
  /** Index of the transaction in its batch; null until the batch is sealed. */
  txNumberInBatch: number | null
}

/** The settlement transactions of a batch on the settlement layer; null until they are known. */
export type Settlement = {
  commitTxHash: Hash | null
  committedAt: Date | null
  proveTxHash: Hash | null
  provenAt: Date | null
  executeTxHash: Hash | null
  executedAt: Date | null
}

/** A checked message proof: the arguments of verifying contracts, and the roots. */
export type MessageProof = MessageInclusion & {
  /** The chain and block whose interop root the proof leads to. */
  settlementLayer: InteropRootId
  /** The interop root that the proof leads to. */
  interopRoot: Hash
  /** Root of the batch, as the node returned it. */
  root: Hash
}
