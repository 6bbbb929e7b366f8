import { median } from '../../lib/median'

/** The stages of a message that have a time on a chain, in order. */
const timedStages = ['sent', 'committed', 'proven', 'executed', 'rootImported'] as const

type TimedStage = (typeof timedStages)[number]

/** When a message reached each stage; null if the node does not report it. */
export type MessageTimes = { sent: Date } & Record<Exclude<TimedStage, 'sent'>, Date | null>

/** Median latency of recent messages, in milliseconds. */
export type Latency = {
  /** From sent to the stage; absent if unknown. */
  [stage in Exclude<TimedStage, 'sent'>]?: number
}

/** Estimates the latency of messages from those that were delivered. */
export function estimateLatency(arrived: readonly MessageTimes[]): Latency {
  const latency: Latency = {}
  for (const stage of timedStages) {
    if (stage === 'sent') continue
    const durations = arrived.flatMap((times) => {
      const at = times[stage]
      // The clocks of two chains may differ by a second.
      return at ? [Math.max(0, at.getTime() - times.sent.getTime())] : []
    })
    const typical = median(durations)
    if (typical !== undefined) latency[stage] = typical
  }
  return latency
}
