import { queryOptions } from '@tanstack/react-query'
import type { Client } from 'viem'
import { getInteropRoot } from '../../../interop/actions/getInteropRoot'
import { untilFinal } from '../../../interop/react/query/untilFinal'
import type { InteropRootId } from '../../../interop/types'

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
