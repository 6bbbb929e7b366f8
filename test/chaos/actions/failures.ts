import type fc from 'fast-check'
import type { Action } from './Action'
import { crashNode } from './crashNode'
import { hangNetwork } from './hangNetwork'
import { hangNode } from './hangNode'
import { killNetwork } from './killNetwork'
import { killNode } from './killNode'
import { moveClock } from './moveClock'
import { restartNetwork } from './restartNetwork'

/** Failures of nodes, of the network's process, and of the machine's clock, whatever the protocol. */
export const failures = (anyChain: fc.Arbitrary<string>): readonly Action[] => [
  crashNode(anyChain),
  killNode(anyChain),
  hangNode(anyChain),
  killNetwork,
  hangNetwork,
  restartNetwork,
  moveClock,
]
