import { encodeFunctionData } from 'viem'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../interop'
import type { KeptNode } from '../node/KeptNode'
import { writeAs } from '../node/writeAs'
import type { ImportedRoot } from './Batch'

/** Has a chain's bootloader store interop roots; resolves once that is written down. */
export async function writeRoots(node: KeptNode, roots: readonly ImportedRoot[]): Promise<void> {
  const blockNumber = await writeAs(node.client, {
    from: systemAddresses.bootloader,
    to: systemAddresses.interopRootStorage,
    abi: l2InteropRootStorageAbi,
    data: encodeFunctionData({
      abi: l2InteropRootStorageAbi,
      functionName: 'addInteropRootsInBatch',
      args: [
        roots.map(({ chainId, blockNumber, root }) => ({
          chainId,
          blockOrBatchNumber: blockNumber,
          sides: [root],
        })),
      ],
    }),
  })
  await node.written(blockNumber)
}
