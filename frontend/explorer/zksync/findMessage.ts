import type { Client, Hash } from 'viem'
import { getBlockNumber, getContractEvents } from 'viem/actions'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { systemAddresses } from '../../../interop/addresses'
import { readBackward } from '../../shared/events/readBackward'

/** Finds the transaction that sent a message, by its hash. */
export async function findMessage(client: Client, messageHash: Hash) {
  const head = await getBlockNumber(client, { cacheTime: 0 })
  const { items, from } = await readBackward(client, { before: head + 1n, count: 1 }, (range) =>
    getContractEvents(client, {
      address: systemAddresses.l1Messenger,
      abi: l1MessengerAbi,
      eventName: 'L1MessageSent',
      args: { _hash: messageHash },
      ...range,
      strict: true,
    }),
  )
  return { transactionHash: items[0]?.transactionHash, since: from }
}
