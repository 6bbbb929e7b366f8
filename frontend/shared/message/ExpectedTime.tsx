import { useEffect, useState } from 'react'
import { Timestamp } from '../components/Timestamp'
import { shared } from '../i18n/sharedMessages'
import { estimateAgain } from './estimateAgain'

/** When a step is expected; estimated again once that has passed. */
export function ExpectedTime({ at }: { at: Date }) {
  const messages = shared().steps
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <span>
      {at < now ? messages.late : messages.expected} <Timestamp at={estimateAgain(at, now)} />
    </span>
  )
}
