import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getInteropRoot } from '../../../interop/actions/getInteropRoot'
import type { InteropRootId } from '../../../interop/types'
import { untilFinal } from '../chains/untilFinal'

/** The interop root that a chain has imported for a block of the settlement layer; null until then, immutable afterwards. */
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
