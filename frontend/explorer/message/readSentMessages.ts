import type { Address, Hash } from 'viem'
import { getContractEvents } from 'viem/actions'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { systemAddresses } from '../../../interop/addresses'
import { type EventPosition, getEventPosition } from '../../shared/events/EventPosition'
import type { EventReader } from '../events/eventPageQuery'

/** A message, from the events of its chain. */
export type SentMessage = EventPosition & {
  sender: Address
  messageHash: Hash
  /** Index among the messages of its transaction. */
  messageIndex: number
}

/** Reads the messages of a chain. */
export const readSentMessages: EventReader<SentMessage> = async (client, { chainId, range }) => {
  const logs = await getContractEvents(client, {
    address: systemAddresses.l1Messenger,
    abi: l1MessengerAbi,
    eventName: 'L1MessageSent',
    ...range,
    strict: true,
  })
  const counts = new Map<Hash, number>()
  const counted = logs.map((log) => {
    const messageIndex = counts.get(log.transactionHash) ?? 0
    counts.set(log.transactionHash, messageIndex + 1)
    return { log, messageIndex }
  })
  return Promise.all(
    counted.map(async ({ log, messageIndex }) => ({
      sender: log.args._sender,
      messageHash: log.args._hash,
      messageIndex,
      ...(await getEventPosition(client, chainId, log)),
    })),
  )
}
