import type { Client } from 'viem'
import { getContractEvents } from 'viem/actions'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { systemAddresses } from '../../../interop/addresses'

/** Gets the events about batches and roots in a block of the settlement layer, in order. */
export function getMessageRootEvents(settlementLayer: Client, blockNumber: bigint) {
  return getContractEvents(settlementLayer, {
    address: systemAddresses.messageRoot,
    abi: messageRootAbi,
    fromBlock: blockNumber,
    toBlock: blockNumber,
    strict: true,
  })
}
