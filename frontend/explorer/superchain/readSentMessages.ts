import { getContractEvents } from 'viem/actions'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainAddresses } from '../../../interop/superchain/addresses'
import { messageHash } from '../../../interop/superchain/codec/messageHash'
import { getEventPosition } from '../../shared/events/EventPosition'
import type { EventReader } from '../events/eventPageQuery'
import { countPerTransaction } from '../message/countPerTransaction'
import type { SentMessage } from '../message/SentMessage'

/** Reads the messages of a chain of the Superchain; those that were sent again appear again. */
export const readSentMessages: EventReader<SentMessage> = async (client, { chainId, range }) => {
  const logs = await getContractEvents(client, {
    address: superchainAddresses.l2ToL2CrossDomainMessenger,
    abi: l2ToL2CrossDomainMessengerAbi,
    eventName: 'SentMessage',
    ...range,
    strict: true,
  })
  return Promise.all(
    countPerTransaction(logs).map(async ({ log, messageIndex }) => {
      const { messageNonce: nonce, ...args } = log.args
      return {
        sender: args.sender,
        destination: args.destination,
        messageHash: messageHash({ ...args, nonce, source: BigInt(chainId) }),
        messageIndex,
        ...(await getEventPosition(client, chainId, log)),
      }
    }),
  )
}
