import type { Hash } from 'viem'
import { getContractEvents } from 'viem/actions'
import { l2InteropRootStorageAbi } from '../../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../../interop/addresses'
import type { InteropRootId } from '../../../interop/types'
import { type EventPosition, getEventPosition } from '../../shared/events/EventPosition'
import type { EventReader } from '../events/eventPageQuery'

/** The import of an interop root by a chain. */
export type ImportedRoot = EventPosition & { id: InteropRootId; root: Hash }

/** Reads the interop roots imported by a chain. */
export const readImportedRoots: EventReader<ImportedRoot> = async (client, { chainId, range }) => {
  const logs = await getContractEvents(client, {
    address: systemAddresses.interopRootStorage,
    abi: l2InteropRootStorageAbi,
    eventName: 'InteropRootAdded',
    ...range,
    strict: true,
  })
  return Promise.all(
    logs.flatMap(({ args: { chainId: layer, blockNumber, sides }, ...log }) =>
      sides.slice(0, 1).map(async (root) => ({
        id: { chainId: layer, blockNumber },
        root,
        ...(await getEventPosition(client, chainId, log)),
      })),
    ),
  )
}
