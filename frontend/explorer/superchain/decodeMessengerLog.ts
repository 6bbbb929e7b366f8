import { decodeEventLog, isAddressEqual } from 'viem'
import { crossL2InboxAbi } from '../../../contracts/abi/CrossL2Inbox'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainAddresses } from '../../../interop/superchain/addresses'
import type { Log } from '../rpc/getReceipt'

const abi = [...crossL2InboxAbi, ...l2ToL2CrossDomainMessengerAbi] as const
const { crossL2Inbox, l2ToL2CrossDomainMessenger } = superchainAddresses

/** Decodes a log of the messenger or the inbox; null for other logs. */
export function decodeMessengerLog({ address, topics, data }: Log) {
  if (![crossL2Inbox, l2ToL2CrossDomainMessenger].some((one) => isAddressEqual(address, one)))
    return null
  const [topic, ...indexed] = topics
  if (!topic) return null
  try {
    return decodeEventLog({ abi, topics: [topic, ...indexed], data })
  } catch {
    return null
  }
}
