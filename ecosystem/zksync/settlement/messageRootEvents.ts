import type { Log, RpcLog } from 'viem'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { systemAddresses } from '../../../interop'
import { contractEvents } from '../../anvil/contractEvents'

const messageRoot = { abi: messageRootAbi, address: systemAddresses.messageRoot }

/** The events of the message root among the logs of the settlement layer. */
export const messageRootEvents = (logs: readonly (Log | RpcLog)[]) =>
  contractEvents(messageRoot, logs)
