import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getInteropRoot } from '../../../interop/actions/getInteropRoot'
import type { InteropRootId } from '../../../interop/types'
import { untilFinal } from '../chains/untilFinal'

/** The root that a chain has imported of a block of the settlement layer, which is never changed; null as long as there is none. */
export function importedRootQuery(
  destination: Client,
  { chainId, root }: { chainId: number; root: InteropRootId },
) {
  return queryOptions({
    queryKey: ['interopRoot', chainId, String(root.chainId), String(root.blockNumber)],
    queryFn: () => getInteropRoot(destination, root),
    ...untilFinal(
      destination,
      (imported: Awaited<ReturnType<typeof getInteropRoot>>) => imported !== null,
    ),
  })
}
