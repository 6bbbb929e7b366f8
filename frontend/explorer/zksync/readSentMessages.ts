import { getContractEvents } from 'viem/actions'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { systemAddresses } from '../../../interop/addresses'
import { getEventPosition } from '../../shared/events/EventPosition'
import type { EventReader } from '../events/eventPageQuery'
import { countPerTransaction } from '../message/countPerTransaction'
import type { SentMessage } from '../message/SentMessage'

/** Reads the messages of a ZKsync chain. */
export const readSentMessages: EventReader<SentMessage> = async (client, { chainId, range }) => {
  const logs = await getContractEvents(client, {
    address: systemAddresses.l1Messenger,
    abi: l1MessengerAbi,
    eventName: 'L1MessageSent',
    ...range,
    strict: true,
  })
  return Promise.all(
    countPerTransaction(logs).map(async ({ log, messageIndex }) => ({
      sender: log.args._sender,
      messageHash: log.args._hash,
      messageIndex,
      ...(await getEventPosition(client, chainId, log)),
    })),
  )
}
