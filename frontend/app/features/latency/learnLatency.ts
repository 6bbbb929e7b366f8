/** The stages of a message's way that leave a time on a chain, in order. */
const timedStages = ['sent', 'committed', 'proven', 'executed', 'rootImported'] as const

type TimedStage = (typeof timedStages)[number]

/** When a message reached each stage; null where the node does not tell. */
export type MessageTimes = { sent: Date } & Record<Exclude<TimedStage, 'sent'>, Date | null>

/** How long messages take, in milliseconds, at the median of some recent ones. */
export type Latency = {
  /** From sent to the stage; absent where nothing is known. */
  [stage in Exclude<TimedStage, 'sent'>]?: number
}

/** Learns from messages that have arrived how long the next one will take. */
export function learnLatency(arrived: readonly MessageTimes[]): Latency {
  const latency: Latency = {}
  for (const stage of timedStages) {
    if (stage === 'sent') continue
    const durations = arrived.flatMap((times) => {
      const at = times[stage]
      // Two chains' clocks may differ by a second.
      return at ? [Math.max(0, at.getTime() - times.sent.getTime())] : []
    })
    const typical = median(durations)
    if (typical !== undefined) latency[stage] = typical
  }
  return latency
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
