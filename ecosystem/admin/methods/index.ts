import type { AdminMethod } from '../AdminMethod'
import { addChain } from './addChain'
import { crashNode } from './crashNode'
import { explainMessage } from './explainMessage'
import { forgeRoot } from './forgeRoot'
import { fund } from './fund'
import { getStatus } from './getStatus'
import { pauseImports, resumeImports } from './imports'
import { increaseTime } from './increaseTime'
import { mine } from './mine'
import { reorg } from './reorg'
import { setFaults } from './setFaults'
import { setPace } from './setPace'
import { pauseSettlement, resumeSettlement, sealBatches } from './settlement'
import { revert, snapshot } from './snapshot'
import { stop } from './stop'

/** The admin methods of an ecosystem; over JSON-RPC each has `interstake_` before its name. */
export const adminMethods = {
  getStatus,
  explainMessage,
  setPace,
  pauseSettlement,
  resumeSettlement,
  sealBatches,
  pauseImports,
  resumeImports,
  mine,
  increaseTime,
  fund,
  snapshot,
  revert,
  addChain,
  setFaults,
  forgeRoot,
  reorg,
  crashNode,
  stop,
} as const satisfies Record<string, AdminMethod>
