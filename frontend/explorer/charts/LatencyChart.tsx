import { formatDuration } from './formatDuration'
import { Plot, percent } from './Plot'
import { axisEnd, percentile } from './statistics'

/** How long something took that happened at a time. */
export type Latency = { id: string; at: Date; seconds: number }

/** How long messages took over time. */
export function LatencyChart({
  title,
  of,
  latencies,
  until,
}: {
  title: string
  /** What is measured, in the plural. */
  of: string
  latencies: readonly Latency[]
  /** End of the period that is shown, which starts at the first of them. */
  until: number
}) {
  const seconds = latencies.map((latency) => latency.seconds)
  const end = axisEnd(Math.max(...seconds))
  const median = formatDuration(percentile(seconds, 0.5))
  const high = formatDuration(percentile(seconds, 0.95))
  const period = { from: Math.min(...latencies.map(({ at }) => at.getTime())), to: until }
  const duration = period.to - period.from || 1
  return (
    <Plot
      title={title}
      summary={`Median ${median}, 95th percentile ${high}, of ${latencies.length} ${of}`}
      end={end}
      formatValue={formatDuration}
      period={period}
    >
      {latencies.map((latency) => (
        <circle
          key={latency.id}
          cx={percent((latency.at.getTime() - period.from) / duration)}
          cy={percent(1 - latency.seconds / end)}
          r="4"
          className="fill-accent/60"
        >
          <title>{`${formatDuration(latency.seconds)} at ${latency.at.toLocaleString()}`}</title>
        </circle>
      ))}
    </Plot>
  )
}
