import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../interop'
import { writeAs } from '../anvil/writeAs'
import type { KeptNode } from '../node/KeptNode'
import type { ImportedRoot } from './Batch'
import { detectRootImport, type EncodeRootImport } from './rootImport'

/** A chain's root storage stays the one that it started with. */
const encoders = new WeakMap<KeptNode, EncodeRootImport>()

/**
 * Finds out how a chain imports roots, before any is there to import.
 *
 * @throws `UnusableContractError` if its root storage takes none.
 */
export async function prepareToWriteRoots(node: KeptNode): Promise<EncodeRootImport> {
  const encode = encoders.get(node) ?? (await detectRootImport(node.client))
  encoders.set(node, encode)
  return encode
}

/** Stores interop roots as a chain's bootloader; resolves once that is durable. */
export async function writeRoots(node: KeptNode, roots: readonly ImportedRoot[]): Promise<void> {
  const encode = await prepareToWriteRoots(node)
  for (const data of encode(roots)) {
    const blockNumber = await writeAs(node.client, {
      from: systemAddresses.bootloader,
      to: systemAddresses.interopRootStorage,
      abi: l2InteropRootStorageAbi,
      data,
    })
    await node.written(blockNumber)
  }
}
