import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import type { MessageProof } from '../../actions/getMessageProof'
import { getMessageStatus, type MessageStatus } from '../../actions/getMessageStatus'
import type { MessageId } from '../MessageId'
import { whileAwaited } from './untilFinal'

/**
 * Status of a message; polled until it is final, more often after it has reached a stage.
 *
 * @param destination - The chain that verifies the message; without it, the proof is the last stage.
 * @param proof - The proof, if it was not returned by the node.
 */
export function messageStatusQuery(
  source: Client,
  {
    chainId,
    hash,
    messageIndex,
    destination,
    proof,
  }: MessageId & { destination?: Client | undefined; proof?: MessageProof | undefined },
) {
  const isFinal = (status: MessageStatus) =>
    status.stage === 'failed' ||
    (destination
      ? status.stage === 'verifiable'
      : status.stage === 'executed' && status.proof !== null)
  return queryOptions({
    queryKey: [
      ...['interopMessageStatus', chainId, hash, messageIndex, destination?.chain?.id],
      proof !== undefined,
    ],
    queryFn: () => getMessageStatus(source, { hash, messageIndex, destination, proof }),
    ...whileAwaited(source, isFinal, ({ stage }) => stage),
  })
}
