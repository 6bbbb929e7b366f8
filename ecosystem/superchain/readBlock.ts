import type { Hash, Hex } from 'viem'
import { keccak256 } from 'viem'
import { crossL2InboxAbi } from '../../contracts/abi/CrossL2Inbox'
import { l2ToL2CrossDomainMessengerAbi } from '../../contracts/abi/L2ToL2CrossDomainMessenger'
import {
  type CrossDomainMessage,
  checksum,
  type DeclaredMessage,
  encodeMessagePayload,
  type MessageIdentifier,
  messageHash,
  superchainAddresses,
} from '../../interop/superchain'
import { contractEvents } from '../anvil/contractEvents'
import type { FollowedBlock, FollowedLog } from '../anvil/followBlocks'

const messenger = {
  abi: l2ToL2CrossDomainMessengerAbi,
  address: superchainAddresses.l2ToL2CrossDomainMessenger,
}
const inbox = {
  abi: crossL2InboxAbi,
  address: superchainAddresses.crossL2Inbox,
  eventName: 'ExecutingMessage',
} as const

/** A message that a block sent. */
export type BlockMessage = CrossDomainMessage & {
  messageHash: Hash
  id: MessageIdentifier
  payload: Hex
  transactionHash: Hash
}

/** The messages that a block of a chain sent through the messenger, and those that were relayed in it. */
export function readMessages({ logs, timestamp }: FollowedBlock, chainId: bigint) {
  const events = contractEvents(messenger, logs)
  const sent: BlockMessage[] = []
  const relayed: Hash[] = []
  for (const event of events) {
    if (event.eventName === 'RelayedMessage') relayed.push(event.args.messageHash)
    if (event.eventName !== 'SentMessage') continue
    const { destination, target, messageNonce: nonce, sender, message } = event.args
    const content = { destination, source: chainId, nonce, sender, target, message }
    sent.push({
      ...content,
      messageHash: messageHash(content),
      id: identifierOf(event, { timestamp, chainId }),
      payload: encodeMessagePayload(event),
      transactionHash: event.transactionHash,
    })
  }
  return { sent, relayed }
}

/** A message that a block executed. */
export type Execution = {
  executedIn: bigint
  /** Index of the execution's log in the block. */
  logIndex: bigint
  executedAt: bigint
  transactionHash: Hash
  declared: DeclaredMessage
}

/** The messages that a block executed through the inbox. */
export function readExecutions({ logs, number, timestamp }: FollowedBlock): Execution[] {
  return contractEvents(inbox, logs).map(
    ({ args: { id, msgHash }, transactionHash, logIndex }) => ({
      logIndex: BigInt(logIndex),
      executedIn: number,
      executedAt: timestamp,
      transactionHash,
      declared: declare(id, msgHash),
    }),
  )
}

/** The position of a log. */
function identifierOf(
  { address: origin, blockNumber, logIndex }: FollowedLog,
  { timestamp, chainId }: { timestamp: bigint; chainId: bigint },
): MessageIdentifier {
  return { origin, blockNumber, logIndex: BigInt(logIndex), timestamp, chainId }
}

/** What the access list of an executing message says about a log. */
export function declare(id: MessageIdentifier, payloadHash: Hash): DeclaredMessage {
  const { blockNumber, logIndex, timestamp, chainId } = id
  return { blockNumber, logIndex, timestamp, chainId, checksum: checksum(id, payloadHash) }
}

/** The hash of a log's payload. */
export const payloadHashOf = (log: Pick<FollowedLog, 'topics' | 'data'>): Hash =>
  keccak256(encodeMessagePayload(log))
