import { useEffect, useState } from 'react'
import { Timestamp } from '../components/Timestamp'
import { estimateAgain } from './estimateAgain'

/** When a step is expected; estimated again once that has passed. */
export function ExpectedTime({ at }: { at: Date }) {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <span>
      {at < now ? 'later than usual, now expected' : 'expected'}{' '}
      <Timestamp at={estimateAgain(at, now)} />
    </span>
  )
}
