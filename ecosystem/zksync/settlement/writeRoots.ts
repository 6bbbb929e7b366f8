import type { RpcLog } from 'viem'
import { l2InteropRootStorageAbi } from '../../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../../interop'
import { sendImpersonated, type WriteOptions } from '../../anvil/sendImpersonated'
import type { SupervisedNode } from '../../node/SupervisedNode'
import { addedRoots } from './addedRoots'
import type { ImportedRoot } from './Batch'
import { detectRootImport, type EncodeRootImport } from './rootImport'

/** How each chain's root storage imports roots. */
const encoders = new WeakMap<SupervisedNode, EncodeRootImport>()

/**
 * Stores interop roots as a chain's bootloader; resolves once that is durable.
 *
 * @throws If the root storage did not import them; `UnusableContractError` if it cannot.
 */
export async function writeRoots(
  node: SupervisedNode,
  roots: readonly ImportedRoot[],
  options: WriteOptions,
): Promise<void> {
  const encode = encoders.get(node) ?? (await detectRootImport(node.client))
  encoders.set(node, encode)
  try {
    const logs: RpcLog[] = []
    for (const data of encode(roots)) {
      const written = await sendImpersonated(
        node.client,
        {
          from: systemAddresses.bootloader,
          to: systemAddresses.interopRootStorage,
          abi: l2InteropRootStorageAbi,
          data,
        },
        options,
      )
      await node.blocks.waitForDurable(written.blockNumber, options.signal)
      logs.push(...written.logs)
    }
    requireImported(roots, logs)
  } catch (error) {
    // The contract may have been replaced: the next import detects it again.
    encoders.delete(node)
    throw error
  }
}

function requireImported(roots: readonly ImportedRoot[], logs: readonly RpcLog[]): void {
  const added = addedRoots(logs)
  for (const { chainId, blockNumber, root } of roots)
    if (
      !added.some(
        ({ args }) =>
          args.chainId === chainId && args.blockNumber === blockNumber && args.sides[0] === root,
      )
    )
      throw new Error(
        `L2InteropRootStorage emitted no event for the imported root of block ${blockNumber}`,
      )
}
