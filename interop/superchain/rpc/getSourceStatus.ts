import { type Client, size, slice } from 'viem'
import type { MessageStatus } from '../actions/getMessageStatus'
import { defaultExpiryWindow, stageAt } from '../messageStages'
import { getNextTimestamp } from './getBlockTimestamp'
import { getLatestLog } from './getLatestLog'
import { toExecutingMessage } from './toExecutingMessage'

type Sent = Extract<MessageStatus, { message: unknown }>

const topics = 4

/**
 * The status of a message as far as its source chain knows it: `sent`, with its latest identifier, or `expired`, if the
 * destination has the same time.
 */
export async function getSourceStatus(
  source: Client,
  { message, executingMessage: { id, payload } }: Sent,
): Promise<Sent> {
  const { transactionHash, blockHash, blockNumber, logIndex } = message
  const latest = await getLatestLog(source, {
    ...{ address: id.origin, transactionHash, blockHash, blockNumber, logIndex },
    topics: Array.from({ length: topics }, (_, index) =>
      slice(payload, 32 * index, 32 * (index + 1)),
    ),
    data: size(payload) > 32 * topics ? slice(payload, 32 * topics) : '0x',
  })
  const executingMessage = await toExecutingMessage(source, latest, id.chainId)
  const stage = stageAt({
    sentAt: executingMessage.id.timestamp,
    executedAt: await getNextTimestamp(source),
    expiryWindow: defaultExpiryWindow,
  })
  return { stage: stage === 'expired' ? 'expired' : 'sent', message, executingMessage }
}
