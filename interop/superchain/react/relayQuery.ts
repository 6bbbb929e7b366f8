import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import type { MessageId } from '../../react/MessageId'
import { whileAwaited } from '../../react/query/untilFinal'
import { getMessageStatus } from '../actions/getMessageStatus'
import { findRelay } from '../rpc/findRelay'
import { getSourceStatus } from '../rpc/getSourceStatus'
import type { RelayState } from './RelayState'

/**
 * The status of a message and of its relay; polled until that is safe. What the source chain says if the destination is not
 * known.
 *
 * @param destinationOf - Returns the chain that a message is for; undefined if it is not known.
 */
export function relayQuery(
  source: Client,
  {
    chainId,
    hash,
    messageIndex,
    destinationOf,
  }: MessageId & { destinationOf: (chainId: bigint) => Client | undefined },
) {
  const queryKey = ['interopRelay', chainId, hash, messageIndex]
  const isFinal = ({ status, relay }: RelayState) =>
    status.stage === 'failed' || relay?.isSafe === true
  return queryOptions({
    queryKey,
    queryFn: async ({ client: cache }): Promise<RelayState> => {
      const known = cache.getQueryData<RelayState>(queryKey)
      // Only the message says what its destination is.
      const first =
        known && 'message' in known.status
          ? known.status
          : await getMessageStatus(source, { hash, messageIndex })
      const destinationId = 'message' in first ? first.message.destination : undefined
      const destination = destinationId && destinationOf(destinationId)
      if (!destination) {
        const sent = known ? await getMessageStatus(source, { hash, messageIndex }) : first
        const status = 'message' in sent ? await getSourceStatus(source, sent) : sent
        return { status, relay: null }
      }
      const status = await getMessageStatus(source, {
        hash,
        messageIndex,
        destination,
      })
      if (status.stage !== 'relayed') {
        // A rollback also undid what was read about the relay, even if the chain has as many blocks as before.
        if (known?.relay)
          void cache.invalidateQueries({
            predicate: ({ queryKey: [, id] }) => id === Number(destinationId),
          })
        return { status, relay: null }
      }
      const { message, executingMessage } = status
      const relay = await findRelay(destination, {
        message,
        sentAt: executingMessage.id.timestamp,
        known: known?.relay ?? null,
      })
      return { status, relay }
    },
    ...whileAwaited(source, isFinal, ({ status, relay }) => `${status.stage} ${relay?.isSafe}`),
  })
}
