import { type AccessList, type Hex, isAddressEqual } from 'viem'
import { superchainAddresses } from '../addresses'

/** Returns the storage keys of the inbox in an access list, of all its entries in order, as nodes parse them. */
export function inboxStorageKeys(accessList: AccessList): Hex[] {
  return accessList.flatMap(({ address, storageKeys }) =>
    isAddressEqual(address, superchainAddresses.crossL2Inbox) ? storageKeys : [],
  )
}
