import { decodeEventLog, encodeEventTopics, type Hash, zeroHash } from 'viem'
import { l2InteropRootStorageAbi } from '../../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../../interop/addresses'
import type { EventPosition } from '../../../interop/rpc/EventPosition'
import type { InteropRootId } from '../../../interop/types'
import type { EventSource } from '../events/EventSource'

type Import = { id: InteropRootId; root: Hash }

/** The import of an interop root by a chain. */
export type ImportedRoot = EventPosition & Import

const event = { abi: l2InteropRootStorageAbi, eventName: 'InteropRootAdded' } as const

/** The interop roots imported by a chain. */
export const importedRoots: EventSource<Import> = {
  name: 'importedRoots',
  filters: [{ address: systemAddresses.interopRootStorage, topics: encodeEventTopics(event) }],
  parse({ topics, data }) {
    const { chainId, blockNumber, sides } = decodeEventLog({ ...event, topics, data }).args
    return { id: { chainId, blockNumber }, root: sides[0] ?? zeroHash }
  },
}
