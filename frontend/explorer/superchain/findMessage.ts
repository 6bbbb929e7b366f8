import type { Client, Hash } from 'viem'
import { getBlockNumber, getContractEvents } from 'viem/actions'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainAddresses } from '../../../interop/superchain/addresses'
import { readBackward } from '../../shared/events/readBackward'

/** Finds the transaction that relayed a message, by its hash, which the log of a sent message does not contain. */
export async function findMessage(client: Client, messageHash: Hash) {
  const head = await getBlockNumber(client, { cacheTime: 0 })
  const { items, from } = await readBackward(client, { before: head + 1n, count: 1 }, (range) =>
    getContractEvents(client, {
      address: superchainAddresses.l2ToL2CrossDomainMessenger,
      abi: l2ToL2CrossDomainMessengerAbi,
      eventName: 'RelayedMessage',
      args: { messageHash },
      ...range,
      strict: true,
    }),
  )
  return { transactionHash: items[0]?.transactionHash, since: from }
}
