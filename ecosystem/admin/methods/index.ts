import type { AdminNetwork } from '../AdminContext'
import type { AdminMethods } from '../AdminMethod'
import { addChain } from './addChain'
import { crashNode } from './crashNode'
import { fund } from './fund'
import { increaseTime } from './increaseTime'
import { mine } from './mine'
import { reorg } from './reorg'
import { revert, snapshot } from './snapshot'
import { stop } from './stop'

/** The admin methods of every network, whatever its protocol. */
export const commonMethods = {
  mine,
  increaseTime,
  fund,
  snapshot,
  revert,
  addChain,
  reorg,
  crashNode,
  stop,
} as const satisfies AdminMethods<AdminNetwork>
