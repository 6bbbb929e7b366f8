import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import { getMessageStatus, type MessageStatus } from '../../../../interop/actions/getMessageStatus'
import { untilFinal } from '../../../shared/chains/untilFinal'

/** Whether a message has arrived, or never will: looking again would show the same. */
const isFinal = ({ stage }: MessageStatus) => stage === 'verifiable' || stage === 'failed'

/** Where a message is on its way to the rewards chain; asked for until it has arrived. */
export function messageStatusQuery(
  source: Client,
  {
    chainId,
    hash,
    messageIndex,
    destination,
  }: { chainId: number; hash: Hash; messageIndex: number; destination: Client },
) {
  return queryOptions({
    queryKey: ['message', chainId, hash, messageIndex],
    queryFn: () => getMessageStatus(source, { hash, messageIndex, destination }),
    ...untilFinal(source, isFinal),
  })
}
