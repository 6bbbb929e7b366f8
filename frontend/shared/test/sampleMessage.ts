import { toHex } from 'viem'
import { superchainAddresses } from '../../../interop/superchain/addresses'
import { encodeAccessList } from '../../../interop/superchain/codec/encodeAccessList'
import { messageHash } from '../../../interop/superchain/codec/messageHash'
import { sentMessagePayload } from '../../../interop/superchain/codec/sentMessagePayload'
import type { ExecutingMessage, SentMessage } from '../../../interop/superchain/types'

const content = {
  source: 901n,
  destination: 903n,
  nonce: 4n,
  sender: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  target: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512',
  message: '0x1234',
} as const

const message: SentMessage = {
  ...content,
  messageHash: messageHash(content),
  transactionHash: toHex(1, { size: 32 }),
  blockHash: toHex(2, { size: 32 }),
  blockNumber: 5n,
  logIndex: 3,
}

const id = {
  origin: superchainAddresses.l2ToL2CrossDomainMessenger,
  blockNumber: 5n,
  logIndex: 3n,
  timestamp: 1_700_000_000n,
  chainId: 901n,
}
const payload = sentMessagePayload(content)
const executingMessage: ExecutingMessage = {
  id,
  payload,
  accessList: encodeAccessList(id, payload),
}

/** A message of the Superchain, as its status has it. */
export const sampleMessage = { message, executingMessage }

/** The transaction that relayed it. */
export const sampleRelay = {
  chainId: 903,
  transactionHash: toHex(3, { size: 32 }),
  blockNumber: 9n,
  blockHash: toHex(4, { size: 32 }),
  logIndex: 1,
  at: new Date(1_700_000_002_000),
  isSafe: false,
}
