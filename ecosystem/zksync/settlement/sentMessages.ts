import type { Log, RpcLog } from 'viem'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { systemAddresses } from '../../../interop'
import { contractEvents } from '../../anvil/contractEvents'

const messenger = {
  abi: l1MessengerAbi,
  address: systemAddresses.l1Messenger,
  eventName: 'L1MessageSent',
} as const

/** The messages sent among the logs of a chain. */
export const sentMessages = (logs: readonly (Log | RpcLog)[]) => contractEvents(messenger, logs)
