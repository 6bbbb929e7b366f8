import { encodeAbiParameters, encodeEventTopics, type Hex } from 'viem'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import type { CrossDomainMessage } from '../types'
import { encodeMessagePayload } from './encodeMessagePayload'

/** Encodes the payload of the log that the messenger emits for a message. */
export function sentMessagePayload(sent: CrossDomainMessage): Hex {
  const { destination, target, nonce, sender, message } = sent
  const topics = encodeEventTopics({
    abi: l2ToL2CrossDomainMessengerAbi,
    eventName: 'SentMessage',
    args: { destination, target, messageNonce: nonce },
  })
  const data = encodeAbiParameters([{ type: 'address' }, { type: 'bytes' }], [sender, message])
  return encodeMessagePayload({ topics: topics.flatMap((topic) => topic ?? []), data })
}
