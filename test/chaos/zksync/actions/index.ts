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
import type { ZksyncWorld } from '../ZksyncWorld'
import { anyChain } from './chains'
import { forgeRoot } from './forgeRoot'
import { mint } from './mint'
import { pauseImports } from './pauseImports'
import { pauseSettlement } from './pauseSettlement'
import { reorg } from './reorg'
import { sealBatches } from './sealBatches'
import { setFaults } from './setFaults'
import { setPace } from './setPace'

/** All actions. */
export const actions: readonly Action<ZksyncWorld>[] = [
  deposit,
  mint,
  setState(anyChain),
  fund,
  mine(anyChain),
  increaseTime,
  setAutomine(anyChain),
  setPace,
  sealBatches,
  pauseSettlement,
  pauseImports,
  snapshot,
  revert,
  reorg,
  rollback,
  forgeRoot,
  addChain,
  setFaults,
  ...failures(anyChain),
]
