import type { Sibling } from './siblingsOf'

const step = 16
const middle = 16
const reach = 9

const x = (height: number) => step / 2 + height * step

/** A Merkle path: left siblings are above the line, right siblings below. */
export function PathFigure({ siblings }: { siblings: readonly Sibling[] }) {
  const width = (siblings.length + 1) * step
  return (
    <svg
      viewBox={`0 0 ${width} ${2 * middle}`}
      width={width}
      height={2 * middle}
      aria-hidden="true"
      className="max-w-full"
    >
      <path d={`M${x(0)} ${middle}H${x(siblings.length)}`} className="stroke-accent stroke-2" />
      {siblings.map(({ height, isLeft }) => {
        const y = isLeft ? middle - reach : middle + reach
        return (
          <g key={height}>
            <path d={`M${x(height)} ${y}L${x(height + 1)} ${middle}`} className="stroke-control" />
            <circle cx={x(height)} cy={y} r="3" className="fill-surface stroke-control" />
            <circle cx={x(height + 1)} cy={middle} r="3.5" className="fill-accent" />
          </g>
        )
      })}
      <circle cx={x(0)} cy={middle} r="3.5" className="fill-accent" />
    </svg>
  )
}
