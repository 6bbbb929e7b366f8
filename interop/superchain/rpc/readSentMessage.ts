import { isAddressEqual, toEventSelector } from 'viem'
import { InvalidRpcResponseError } from '../../errors/rpc'
import { superchainAddresses } from '../addresses'
import { decodeSentMessage } from '../codec/decodeSentMessage'
import { encodeMessagePayload } from '../codec/encodeMessagePayload'
import { messageHash } from '../codec/messageHash'
import { sentMessagePayload } from '../codec/sentMessagePayload'
import type { CrossDomainMessage, SentMessage } from '../types'
import type { BlockLog } from './readLog'

const signature = 'SentMessage(uint256,address,uint256,address,bytes)'

/** Reads the message of a log; null if the log is not that of a message. */
export function readSentMessage(log: BlockLog, source: bigint): SentMessage | null {
  const { address, topics, data, ...position } = log
  if (!isAddressEqual(address, superchainAddresses.l2ToL2CrossDomainMessenger)) return null
  if (topics[0]?.toLowerCase() !== toEventSelector(signature)) return null
  const sent = decode(log, source)
  // Other encodings of the same fields have another payload, which no messenger emits.
  if (encodeMessagePayload({ topics, data }).toLowerCase() !== sentMessagePayload(sent))
    throw invalid('The log of a message is not encoded as the messenger does.')
  return { ...sent, messageHash: messageHash(sent), ...position }
}

function decode(log: BlockLog, source: bigint): CrossDomainMessage {
  try {
    return decodeSentMessage(log, source)
  } catch (error) {
    throw invalid('The log of a message cannot be decoded.', error)
  }
}

function invalid(reason: string, cause?: unknown): InvalidRpcResponseError {
  const method = 'the request for a message'
  return new InvalidRpcResponseError({
    method,
    reason,
    ...(cause instanceof Error && { cause }),
  })
}
