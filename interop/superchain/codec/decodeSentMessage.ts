import { decodeEventLog, type Hex } from 'viem'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import type { CrossDomainMessage } from '../types'

/** Decodes the log of a message. */
export function decodeSentMessage(
  { topics, data }: { topics: readonly Hex[]; data: Hex },
  source: bigint,
): CrossDomainMessage {
  const [topic = '0x', ...indexed] = topics
  const { destination, target, messageNonce, sender, message } = decodeEventLog({
    abi: l2ToL2CrossDomainMessengerAbi,
    eventName: 'SentMessage',
    topics: [topic, ...indexed],
    data,
  }).args
  return { destination, source, nonce: messageNonce, sender, target, message }
}
