import type { AdminMethods } from '../../../admin/AdminMethod'
import { commonMethods } from '../../../admin/methods'
import type { SuperchainNetwork } from '../SuperchainNetwork'
import { explainMessage } from './explainMessage'
import { forgeMessage } from './forgeMessage'
import { getStatus } from './getStatus'
import { pauseRelayer, relayMessage, resumeRelayer } from './relayer'
import { setFaults } from './setFaults'
import { setPace } from './setPace'

/** The admin methods of a network of the Superchain; over JSON-RPC each has `interstake_` before its name. */
export const superchainMethods = {
  getStatus,
  explainMessage,
  setPace,
  pauseRelayer,
  resumeRelayer,
  relayMessage,
  setFaults,
  forgeMessage,
  ...commonMethods,
} as const satisfies AdminMethods<SuperchainNetwork>
