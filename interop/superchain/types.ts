import type { AccessList, Address, Hash, Hex } from 'viem'

/** Identifies a log: the emitter, its position and time, and the chain. */
export type MessageIdentifier = {
  /** The contract that emitted the log. */
  origin: Address
  blockNumber: bigint
  /** Index of the log among all logs of its block. */
  logIndex: bigint
  /** Timestamp of the block in seconds. */
  timestamp: bigint
  /** The chain of the log. */
  chainId: bigint
}

/** What an access list says about an executing message: the identifier without the emitter, and the checksum. */
export type DeclaredMessage = Omit<MessageIdentifier, 'origin'> & { checksum: Hash }

/** A message of the messenger. Its hash is unique across all chains. */
export type CrossDomainMessage = {
  /** The chain that may relay the message. */
  destination: bigint
  /** The chain on which the message was sent. */
  source: bigint
  nonce: bigint
  /** The account or contract that called the messenger. */
  sender: Address
  /** The contract that is called on the destination. */
  target: Address
  /** The calldata for the target. */
  message: Hex
}

/** A message in a block of its source chain. */
export type SentMessage = CrossDomainMessage & {
  /** See `messageHash`. */
  messageHash: Hash
  transactionHash: Hash
  blockHash: Hash
  blockNumber: bigint
  /** Index of the message's log among all logs of its block. */
  logIndex: number
}

/** The arguments of `relayMessage`, with the access list that its transaction has to declare. */
export type ExecutingMessage = {
  id: MessageIdentifier
  /** Topics and data of the log, see `encodeMessagePayload`. */
  payload: Hex
  accessList: AccessList
}
