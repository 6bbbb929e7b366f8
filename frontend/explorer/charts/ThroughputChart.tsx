import { formatDuration } from './formatDuration'
import { Plot, percent } from './Plot'
import { axisEnd, countPerPart, type Period } from './statistics'

const parts = 30

/** How many messages were sent over time. */
export function ThroughputChart({
  messages,
  period,
}: {
  messages: readonly { at: Date }[]
  period: Period
}) {
  const counts = countPerPart(messages, period, parts)
  const end = Math.max(axisEnd(Math.max(...counts)), 2)
  const seconds = (period.to - period.from) / 1_000
  const total = counts.reduce((sum, count) => sum + count, 0)
  return (
    <Plot
      title={`Messages sent per ${formatDuration(seconds / parts)}`}
      summary={`${total.toLocaleString('en')} ${total === 1 ? 'message' : 'messages'} in ${formatDuration(seconds)}`}
      end={end}
      formatValue={(value) => value.toLocaleString('en')}
      period={period}
    >
      {counts.map((count, part) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is identified by its index.
          key={part}
          x={percent((part + 0.1) / parts)}
          width={percent(0.8 / parts)}
          y={percent(1 - count / end)}
          height={percent(count / end)}
          className="fill-accent"
        />
      ))}
    </Plot>
  )
}
