/** Where the pieces of confetti end, around the medal. */
const pieces = [
  [12, 30, 'fill-accent'],
  [30, 10, 'fill-warm'],
  [58, 22, 'fill-accent-strong'],
  [20, 64, 'fill-warm'],
  [140, 14, 'fill-accent'],
  [168, 34, 'fill-warm'],
  [150, 66, 'fill-accent-strong'],
  [182, 72, 'fill-accent'],
  [42, 84, 'fill-accent-strong'],
  [128, 88, 'fill-warm'],
  [8, 92, 'fill-accent'],
  [192, 10, 'fill-accent-strong'],
] as const

/** A medal with confetti, which bursts when the reward has just arrived. */
export function Medal({ isFresh }: { isFresh: boolean }) {
  return (
    <svg viewBox="0 0 200 104" aria-hidden="true" className="h-28 w-full max-w-60">
      {pieces.map(([x, y, fill], index) => (
        // The origin of the animation must not be that of the rotation.
        <g key={`${x} ${y}`} className={isFresh ? 'origin-center animate-burst' : ''}>
          <rect
            {...{ x, y }}
            width="6"
            height="10"
            rx="1.5"
            transform={`rotate(${index * 37} ${x + 3} ${y + 5})`}
            className={fill}
          />
        </g>
      ))}
      <g className={isFresh ? 'origin-center animate-rise' : ''}>
        <path d="m84 62-10 38 16-7 10 11 6-38z" className="fill-accent/60" />
        <path d="m116 62 10 38-16-7-10 11-6-38z" className="fill-accent/60" />
        <circle cx="100" cy="46" r="38" className="fill-accent" />
        <circle cx="100" cy="46" r="31" className="fill-none stroke-on-accent/50" strokeWidth="2" />
        <path
          d="M85 60h18a14 14 0 0 0 0-28h-4"
          fill="none"
          strokeWidth="5"
          strokeLinecap="round"
          className="stroke-on-accent/60"
        />
        <circle cx="84" cy="60" r="7" className="fill-on-accent" />
        <circle cx="97" cy="32" r="7" className="fill-on-accent" />
      </g>
    </svg>
  )
}
