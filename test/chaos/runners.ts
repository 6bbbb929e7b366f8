import type { ChaosProtocol } from './ChaosProtocol'
import { type Outcome, runSchedule } from './runSchedule'
import { createSchedule } from './schedule'
import { superchain } from './superchain'
import type { World } from './World'
import { zksync } from './zksync'

type Run = (options: { seed: number; durationMs: number }, keep?: string) => Promise<Outcome>

const runnerOf =
  <world extends World>(protocol: ChaosProtocol<world>): Run =>
  (options, keep) =>
    runSchedule(protocol, createSchedule(protocol.actions, options), keep)

/** Runs a network of a protocol through the schedule of a seed. */
export const runners = { zksync: runnerOf(zksync), superchain: runnerOf(superchain) }

export type ProtocolName = keyof typeof runners
