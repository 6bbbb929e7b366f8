import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import { getMessageStatus, type MessageStatus } from '../../../interop/actions/getMessageStatus'
import { untilFinal } from '../../shared/chains/untilFinal'

/** How far a message has come on its own chain and the settlement layer; asked for until there is a proof. */
export function messageStatusQuery(
  source: Client,
  { chainId, hash, messageIndex }: { chainId: number; hash: Hash; messageIndex: number },
) {
  return queryOptions({
    queryKey: ['messageStatus', chainId, hash, messageIndex],
    queryFn: () => getMessageStatus(source, { hash, messageIndex }),
    ...untilFinal(
      source,
      (status: MessageStatus) =>
        status.stage === 'failed' || (status.stage === 'executed' && status.proof !== null),
    ),
  })
}
