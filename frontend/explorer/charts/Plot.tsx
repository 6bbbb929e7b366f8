import type { ReactNode } from 'react'
import { Timestamp } from '../../shared/components/Timestamp'
import type { Period } from './statistics'

/** A chart over time: its title, the scale of its values, and the period. */
export function Plot({
  title,
  summary,
  end,
  formatValue,
  period,
  children,
}: {
  title: string
  /** What the chart shows, as text. */
  summary: string
  /** The largest value of the scale, which starts at 0. */
  end: number
  formatValue: (value: number) => string
  period: Period
  /** SVG elements, positioned in percent. */
  children: ReactNode
}) {
  return (
    <figure className="grid min-w-0 gap-3">
      <figcaption>
        <span className="block font-medium">{title}</span>
        <span className="block text-sm text-soft">{summary}</span>
      </figcaption>
      <div className="grid grid-cols-[auto_1fr] gap-x-2 text-xs text-soft tabular-nums">
        <div className="-my-2 flex flex-col justify-between text-right">
          {[end, end / 2, 0].map((value) => (
            <span key={value}>{formatValue(value)}</span>
          ))}
        </div>
        <svg
          role="img"
          aria-label={`${title}. ${summary}`}
          width="100%"
          height="160"
          className="overflow-visible"
        >
          {['0%', '50%', '100%'].map((y) => (
            <line key={y} x1="0%" x2="100%" y1={y} y2={y} className="stroke-line" />
          ))}
          {children}
        </svg>
        <div className="col-start-2 mt-3 flex justify-between">
          <Timestamp at={new Date(period.from)} />
          <Timestamp at={new Date(period.to)} />
        </div>
      </div>
    </figure>
  )
}

/** A share of the width or height of a plot. */
export const percent = (share: number) => `${100 * share}%`
