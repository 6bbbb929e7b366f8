import { Timestamp } from '../../shared/components/Timestamp'
import { describeAge } from './describeAge'
import { useNow } from './useNow'

/** A timestamp, with how long ago it is. */
export function AgedTimestamp({ at }: { at: Date }) {
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <Timestamp at={at} />
      <span className="text-xs whitespace-nowrap text-soft tabular-nums">
        {describeAge(at, useNow())}
      </span>
    </span>
  )
}
