import { decodeEventLog, encodeEventTopics, type Hash, zeroHash } from 'viem'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { systemAddresses } from '../../../interop/addresses'
import type { EventPosition } from '../../../interop/rpc/EventPosition'
import type { EventSource } from '../events/EventSource'

export type PublishedRoot = EventPosition & { root: Hash }

const event = { abi: messageRootAbi, eventName: 'NewInteropRoot' } as const

/** The interop roots published by the settlement layer: the last one of each block. */
export const publishedRoots: EventSource<{ root: Hash }> = {
  name: 'publishedRoots',
  filters: [{ address: systemAddresses.messageRoot, topics: encodeEventTopics(event) }],
  select: (logs) => [...new Map(logs.map((log) => [log.blockNumber, log])).values()],
  parse: ({ topics, data }) => ({
    root: decodeEventLog({ ...event, topics, data }).args.sides[0] ?? zeroHash,
  }),
}
