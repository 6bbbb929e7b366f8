import type { AdminMethods } from '../../../admin/AdminMethod'
import { commonMethods } from '../../../admin/methods'
import type { ZksyncNetwork } from '../ZksyncNetwork'
import { explainMessage } from './explainMessage'
import { forgeRoot } from './forgeRoot'
import { getStatus } from './getStatus'
import { pauseImports, resumeImports } from './imports'
import { setFaults } from './setFaults'
import { setPace } from './setPace'
import { pauseSettlement, resumeSettlement, sealBatches } from './settlement'

/** The admin methods of a network of ZKsync chains; over JSON-RPC each has `interstake_` before its name. */
export const adminMethods = {
  getStatus,
  explainMessage,
  setPace,
  pauseSettlement,
  resumeSettlement,
  sealBatches,
  pauseImports,
  resumeImports,
  setFaults,
  forgeRoot,
  ...commonMethods,
} as const satisfies AdminMethods<ZksyncNetwork>
