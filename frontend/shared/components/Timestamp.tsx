const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

/** A timestamp: the time if it is today, otherwise the date. The tooltip has both. */
export function Timestamp({ at }: { at: Date }) {
  const isToday = at.toDateString() === new Date().toDateString()
  return (
    <time
      dateTime={at.toISOString()}
      title={at.toLocaleString()}
      dir="auto"
      className="tabular-nums"
    >
      {(isToday ? time : date).format(at)}
    </time>
  )
}
