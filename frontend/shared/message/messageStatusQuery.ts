import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getMessageStatus, type MessageStatus } from '../../../interop/actions/getMessageStatus'
import { untilFinal } from '../chains/untilFinal'
import type { MessageId } from './MessageId'

/**
 * How far a message has come; polled until it has come as far as it can.
 *
 * @param destination - The chain that is to verify the message; without it the way ends with the proof.
 */
export function messageStatusQuery(
  source: Client,
  { chainId, hash, messageIndex, destination }: MessageId & { destination?: Client },
) {
  const isFinal = (status: MessageStatus) =>
    status.stage === 'failed' ||
    (destination
      ? status.stage === 'verifiable'
      : status.stage === 'executed' && status.proof !== null)
  return queryOptions({
    queryKey: ['messageStatus', chainId, hash, messageIndex, destination?.chain?.id],
    queryFn: () => getMessageStatus(source, { hash, messageIndex, destination }),
    ...untilFinal(source, isFinal),
  })
}
