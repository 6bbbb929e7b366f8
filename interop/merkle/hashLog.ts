import { type Address, type Hash, type Hex, keccak256, padHex } from 'viem'
import { systemAddresses } from '../addresses'
import { hashL2Log } from './hashL2Log'

export type HashLogParameters = {
  /** Index of the sending transaction in its batch. */
  txNumberInBatch: number
  /** The account or contract that called the messenger. */
  sender: Address
} & (
  | { messageHash: Hash }
  | {
      /** Data of the message. */
      message: Hex
    }
)

/** Hashes the log of a message to its leaf in the logs tree. */
export function hashLog(parameters: HashLogParameters): Hash {
  return hashL2Log({
    l2ShardId: 0,
    isService: true,
    txNumberInBatch: parameters.txNumberInBatch,
    sender: systemAddresses.l1Messenger,
    key: padHex(parameters.sender, { size: 32 }),
    value: 'message' in parameters ? keccak256(parameters.message) : parameters.messageHash,
  })
}
