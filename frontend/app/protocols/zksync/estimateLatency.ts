import { median } from '../../lib/median'

/** The stages of a batch, in order. */
const timedStages = ['sent', 'committed', 'proven', 'executed'] as const

type TimedStage = (typeof timedStages)[number]

/** When a batch, and so the messages in it, reached each stage; null if the node does not report it. */
export type BatchTimes = { sent: Date } & Record<Exclude<TimedStage, 'sent'>, Date | null>

/** Median latency of recent messages, in milliseconds. */
export type Latency = {
  /** From sent to the stage; absent if unknown. */
  [stage in Exclude<TimedStage, 'sent'>]?: number
}

/** Estimates the latency of messages from batches that were executed. */
export function estimateLatency(executed: readonly BatchTimes[]): Latency {
  const latency: Latency = {}
  for (const stage of timedStages) {
    if (stage === 'sent') continue
    const durations = executed.flatMap((times) => {
      const at = times[stage]
      // The clocks of two chains may differ by a second.
      return at ? [Math.max(0, at.getTime() - times.sent.getTime())] : []
    })
    const typical = median(durations)
    if (typical !== undefined) latency[stage] = typical
  }
  return latency
}
