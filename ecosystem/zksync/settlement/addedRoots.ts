import type { Log, RpcLog } from 'viem'
import { l2InteropRootStorageAbi } from '../../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../../interop'
import { contractEvents } from '../../anvil/contractEvents'

const rootStorage = {
  abi: l2InteropRootStorageAbi,
  address: systemAddresses.interopRootStorage,
  eventName: 'InteropRootAdded',
} as const

/** The imports of interop roots among the logs of a chain. */
export const addedRoots = (logs: readonly (Log | RpcLog)[]) => contractEvents(rootStorage, logs)
