const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

/** A point in time: today's by the clock, others by the day; the rest is in the tooltip. */
export function Timestamp({ at }: { at: Date }) {
  const isToday = at.toDateString() === new Date().toDateString()
  return (
    <time dateTime={at.toISOString()} title={at.toLocaleString()} className="tabular-nums">
      {(isToday ? time : date).format(at)}
    </time>
  )
}
