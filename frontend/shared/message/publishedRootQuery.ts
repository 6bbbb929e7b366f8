import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { isPublishedRoot } from '../../../interop/rpc/isPublishedRoot'
import type { MessageProof } from '../../../interop/types'
import { untilFinal } from '../chains/untilFinal'

/** Whether the settlement layer has published the root that a proof leads to; polled until it has. */
export function publishedRootQuery(settlementLayer: Client, proof: MessageProof | null) {
  const { settlementLayer: id, interopRoot } = proof ?? {}
  return queryOptions({
    queryKey: ['publishedRoot', String(id?.chainId), String(id?.blockNumber), interopRoot],
    queryFn: async () => proof !== null && isPublishedRoot(settlementLayer, proof),
    enabled: proof !== null,
    ...untilFinal(settlementLayer, (isPublished: boolean) => isPublished),
  })
}
