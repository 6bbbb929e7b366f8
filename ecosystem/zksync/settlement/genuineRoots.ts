import { decodeFunctionData, type Hex } from 'viem'
import { l2InteropRootStorageAbi } from '../../../contracts/abi/L2InteropRootStorage'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { systemAddresses } from '../../../interop'
import { retryAcrossRestarts } from '../../node/retryAcrossRestarts'
import type { ImportedRoot } from './Batch'
import type { Chain } from './Chain'

/**
 * Whether the settlement layer has published all roots that a call of the root storage imports, as it checks when it
 * executes a batch.
 */
export async function areGenuineRoots(
  settlementLayer: Chain,
  input: Hex,
  signal: AbortSignal,
): Promise<boolean> {
  const roots = decodeRoots(input)
  return roots !== null && (await forgedRoots(settlementLayer, roots, signal)).length === 0
}

/** Returns the roots that the settlement layer has not published. */
export async function forgedRoots(
  { id, node }: Chain,
  roots: readonly ImportedRoot[],
  signal: AbortSignal,
): Promise<ImportedRoot[]> {
  const published = await Promise.all(
    roots.map(({ blockNumber }) =>
      retryAcrossRestarts([node], signal, () =>
        node.client.readContract({
          address: systemAddresses.messageRoot,
          abi: messageRootAbi,
          functionName: 'historicalRoot',
          args: [blockNumber],
        }),
      ),
    ),
  )
  return roots.filter(({ chainId, root }, index) => chainId !== id || root !== published[index])
}

/** Null for another call, or for roots of another form. */
function decodeRoots(input: Hex): ImportedRoot[] | null {
  try {
    const { functionName, args } = decodeFunctionData({ abi: l2InteropRootStorageAbi, data: input })
    if (functionName === 'addInteropRootsInBatch') return args[0].map(toRoot)
    if (functionName === 'addSingleInteropRoot') return [toRoot(args[0])]
    if (functionName !== 'addInteropRoot') return null
    const [chainId, blockOrBatchNumber, sides] = args
    return [toRoot({ chainId, blockOrBatchNumber, sides })]
  } catch {
    return null
  }
}

function toRoot({
  chainId,
  blockOrBatchNumber,
  sides,
}: {
  chainId: bigint
  blockOrBatchNumber: bigint
  sides: readonly Hex[]
}): ImportedRoot {
  const [root, ...others] = sides
  if (root === undefined || others.length > 0)
    throw new Error('An interop root has exactly one side')
  return { chainId, blockNumber: blockOrBatchNumber, root }
}
