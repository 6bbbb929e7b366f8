import type { Action } from './Action'
import { addChain } from './addChain'
import { crashNode } from './crashNode'
import { deposit } from './deposit'
import { forgeRoot } from './forgeRoot'
import { fund } from './fund'
import { hangNetwork } from './hangNetwork'
import { hangNode } from './hangNode'
import { increaseTime } from './increaseTime'
import { killNetwork } from './killNetwork'
import { killNode } from './killNode'
import { mine } from './mine'
import { mint } from './mint'
import { moveClock } from './moveClock'
import { pauseImports } from './pauseImports'
import { pauseSettlement } from './pauseSettlement'
import { reorg } from './reorg'
import { restartNetwork } from './restartNetwork'
import { revert } from './revert'
import { rollback } from './rollback'
import { sealBatches } from './sealBatches'
import { setAutomine } from './setAutomine'
import { setFaults } from './setFaults'
import { setPace } from './setPace'
import { setState } from './setState'
import { snapshot } from './snapshot'

/** All actions. */
export const actions: readonly Action[] = [
  deposit,
  mint,
  setState,
  fund,
  mine,
  increaseTime,
  setAutomine,
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
  crashNode,
  killNode,
  hangNode,
  killNetwork,
  hangNetwork,
  restartNetwork,
  moveClock,
]
