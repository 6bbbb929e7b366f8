import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getMessageProof, type MessageProof } from '../../../interop/actions/getMessageProof'
import type { MessageId } from '../../../interop/react/MessageId'
import { untilFinal } from '../../../interop/react/query/untilFinal'

/** The proof of a message; polled until the node has it. */
export function messageProofQuery(source: Client, { chainId, hash, messageIndex }: MessageId) {
  return queryOptions({
    queryKey: ['messageProof', chainId, hash, messageIndex],
    queryFn: () => getMessageProof(source, { hash, messageIndex }),
    ...untilFinal(source, (proof: MessageProof | null) => proof !== null),
  })
}
