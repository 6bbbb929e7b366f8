import type { Address, Hash, Hex } from 'viem'

/** A message as the verifier takes it. */
export type L2Message = {
  /** Index of the sending transaction in its batch (not in its block). */
  txNumberInBatch: number
  /** The account or contract that called the messenger. */
  sender: Address
  data: Hex
}

/** The record that a chain keeps for each of its messages, 88 bytes when packed. */
export type L2Log = {
  l2ShardId: number
  isService: boolean
  txNumberInBatch: number
  sender: Address
  key: Hash
  value: Hash
}

/** Where a proof claims its leaf to be: what the verifier is given beside the leaf itself. */
export type LeafPosition = {
  sourceChainId: bigint
  batchNumber: bigint
  /** Index of the leaf in the logs tree of the batch. */
  index: number
  proof: readonly Hash[]
}

/** A message with all that the verifier needs to judge it. */
export type MessageInclusion = LeafPosition & { message: L2Message }

/** The key under which a chain stores a root that it imported. */
export type InteropRootId = { chainId: bigint; blockNumber: bigint }

/** A message that the interop centre of a chain sent; its hash is unique in the world. */
export type InteropMessage = {
  data: Hex
  /** The account or contract that called the centre. */
  sender: Address
  sourceChainId: bigint
  /** How many messages the centre of that chain had sent before. */
  messageNum: bigint
}

/** The proof of a message without the message, as the interop centre and receivers take it. */
export type InteropProof = {
  sourceChainId: bigint
  batchNumber: bigint
  /** Index of the message's leaf in the logs tree of the batch. */
  index: bigint
  /** Index of the sending transaction in its batch (not in its block). */
  txNumberInBatch: number
  /** The proof itself. */
  words: readonly Hash[]
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
  /** Position among all L2-to-L1 logs of its transaction, which is what nodes ask for. */
  index: number
  /** Null until the batch is sealed. */
  batchNumber: bigint | null
  /** Index of its transaction in the batch; null until the batch is sealed. */
  txNumberInBatch: number | null
}

/** The transactions on the settlement layer that settle a batch, as far as they are known. */
export type Settlement = {
  commitTxHash: Hash | null
  committedAt: Date | null
  proveTxHash: Hash | null
  provenAt: Date | null
  executeTxHash: Hash | null
  executedAt: Date | null
}

/** A message and its proof: what a verifying contract takes. */
export type MessageProof = MessageInclusion & {
  /** The chain and block whose interop root the proof leads to. */
  settlementLayer: InteropRootId
  /** The interop root that the proof leads to. */
  interopRoot: Hash
  /** Root of the batch, as the node announced it. */
  root: Hash
}
