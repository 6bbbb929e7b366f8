import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import {
  getMessageStatus,
  type MessageStatus,
} from '../../../interop/superchain/actions/getMessageStatus'
import { chainKey } from '../chains/chainKey'
import { whileAwaited } from '../chains/untilFinal'
import type { MessageId } from '../message/MessageId'
import { findRelay, type Relay } from './findRelay'
import { getSourceStatus } from './getSourceStatus'

/** The status of a message, and the transaction that relayed it. */
export type RelayState = {
  status: MessageStatus
  /** Null until it is relayed. */
  relay: Relay | null
}

/** A chain that relays messages. */
export type Destination = {
  client: Client
  chainId: number
  /** The first block that can have relayed a message. */
  fromBlock: bigint
}

/**
 * The status of a message and of its relay; polled until that is safe. What the source chain says if the environment does not
 * have the destination.
 *
 * @param destinationOf - Returns the chain that a message is for; undefined for one that the environment does not have.
 */
export function relayQuery(
  source: Client,
  {
    chainId,
    hash,
    messageIndex,
    destinationOf,
  }: MessageId & { destinationOf: (chainId: bigint) => Destination | undefined },
) {
  const queryKey = ['relay', chainId, hash, messageIndex]
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
      const destination = 'message' in first ? destinationOf(first.message.destination) : undefined
      if (!destination) {
        const sent = known ? await getMessageStatus(source, { hash, messageIndex }) : first
        const status = 'message' in sent ? await getSourceStatus(source, sent) : sent
        return { status, relay: null }
      }
      const status = await getMessageStatus(source, {
        hash,
        messageIndex,
        destination: destination.client,
      })
      if (status.stage !== 'relayed') {
        // A rollback also undid what the page has read about the relay, even if the chain has as many blocks as before.
        if (known?.relay)
          for (const undone of [chainKey(destination.chainId), ['mint', destination.chainId]])
            void cache.invalidateQueries({ queryKey: undone })
        return { status, relay: null }
      }
      const { client, ...position } = destination
      const { message, executingMessage } = status
      const relay = await findRelay(client, {
        ...position,
        message,
        sentAt: executingMessage.id.timestamp,
        known: known?.relay ?? null,
      })
      return { status, relay }
    },
    ...whileAwaited(source, isFinal, ({ status, relay }) => `${status.stage} ${relay?.isSafe}`),
  })
}
