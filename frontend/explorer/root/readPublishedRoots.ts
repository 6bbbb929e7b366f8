import type { Hash } from 'viem'
import { getContractEvents } from 'viem/actions'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { systemAddresses } from '../../../interop/addresses'
import { type EventPosition, getEventPosition } from '../../shared/events/EventPosition'
import type { EventReader } from '../events/eventPageQuery'

export type PublishedRoot = EventPosition & { root: Hash }

/** Reads the interop roots published by the settlement layer: the last one of each block. */
export const readPublishedRoots: EventReader<PublishedRoot> = async (
  client,
  { chainId, range },
) => {
  const logs = await getContractEvents(client, {
    address: systemAddresses.messageRoot,
    abi: messageRootAbi,
    eventName: 'NewInteropRoot',
    ...range,
    strict: true,
  })
  const finals = new Map(logs.map((log) => [log.blockNumber, log]))
  return Promise.all(
    [...finals.values()].flatMap(({ args: { sides }, ...log }) =>
      sides
        .slice(0, 1)
        .map(async (root) => ({ root, ...(await getEventPosition(client, chainId, log)) })),
    ),
  )
}
