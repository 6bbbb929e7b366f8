import type { Action } from './actions/Action'
import type { Findings } from './checks'
import type { NetworkKind, NetworkProcess } from './NetworkProcess'
import type { World } from './World'

/** What is random about a network of a protocol, and what has to hold for it. */
export type ChaosProtocol<world extends World> = NetworkKind & {
  /** All ports that the network may use, before the offset. */
  ports: readonly number[]
  actions: readonly Action<world>[]
  createWorld: (options: { network: NetworkProcess; seed: number }) => world
  /** Ends all faults and pauses. */
  endFaults: (world: world) => Promise<void>
  /** Lets a network without faults complete what it owes, and compares it with what it has promised. */
  check: (world: world, findings: Findings) => Promise<void>
  /** Compares it once more after a restart. */
  checkRestarted: (world: world, findings: Findings) => Promise<void>
  /** What happened, for the report. */
  count: (world: world) => Record<string, number>
}
