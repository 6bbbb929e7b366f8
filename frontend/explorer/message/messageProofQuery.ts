import { queryOptions } from '@tanstack/react-query'
import type { Client, Hash } from 'viem'
import { getMessageProof, type MessageProof } from '../../../interop/actions/getMessageProof'
import { untilFinal } from '../../shared/chains/untilFinal'

/** The proof of a message; asked for until the node has it. */
export function messageProofQuery(
  source: Client,
  { chainId, hash, messageIndex }: { chainId: number; hash: Hash; messageIndex: number },
) {
  return queryOptions({
    queryKey: ['messageProof', chainId, hash, messageIndex],
    queryFn: () => getMessageProof(source, { hash, messageIndex }),
    ...untilFinal(source, (proof: MessageProof | null) => proof !== null),
  })
}
