import { queryOptions, skipToken } from '@tanstack/react-query'
import type { Client } from 'viem'
import { isPublishedRoot } from '../../rpc/isPublishedRoot'
import type { MessageProof } from '../../types'
import { untilFinal } from './untilFinal'

/** Whether the settlement layer has published the root that a proof leads to; polled until it has. */
export function publishedRootQuery(
  settlementLayer: Client | undefined,
  proof: MessageProof | null,
) {
  const { settlementLayer: id, interopRoot } = proof ?? {}
  return queryOptions({
    queryKey: ['interopPublishedRoot', String(id?.chainId), String(id?.blockNumber), interopRoot],
    queryFn: settlementLayer && proof ? () => isPublishedRoot(settlementLayer, proof) : skipToken,
    ...(settlementLayer && untilFinal(settlementLayer, (isPublished: boolean) => isPublished)),
  })
}
