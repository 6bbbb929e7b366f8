import type { Action } from '../../actions/Action'
import { addChain } from '../../actions/addChain'
import { deposit } from '../../actions/deposit'
import { failures } from '../../actions/failures'
import { fund } from '../../actions/fund'
import { increaseTime } from '../../actions/increaseTime'
import { mine } from '../../actions/mine'
import { revert } from '../../actions/revert'
import { rollback } from '../../actions/rollback'
import { setAutomine } from '../../actions/setAutomine'
import { setState } from '../../actions/setState'
import { snapshot } from '../../actions/snapshot'
import type { SuperchainWorld } from '../SuperchainWorld'
import { bypassNetwork } from './bypassNetwork'
import { anyChain } from './chains'
import { executeLog } from './executeLog'
import { forgeMessage } from './forgeMessage'
import { observeHeads } from './observeHeads'
import { pauseRelayer } from './pauseRelayer'
import { relay } from './relay'
import { relayNow } from './relayNow'
import { reorg } from './reorg'
import { resend } from './resend'
import { sendMessage } from './sendMessage'
import { setFaults } from './setFaults'
import { setPace } from './setPace'

/** All actions. */
export const actions: readonly Action<SuperchainWorld>[] = [
  deposit,
  sendMessage,
  relay,
  relayNow,
  resend,
  executeLog,
  observeHeads,
  setState(anyChain),
  fund,
  mine(anyChain),
  increaseTime,
  setAutomine(anyChain),
  setPace,
  pauseRelayer,
  snapshot,
  revert,
  reorg,
  rollback,
  forgeMessage,
  bypassNetwork,
  addChain,
  setFaults,
  ...failures(anyChain),
]
