/** A message that travels from a block of one chain to a block of another. */
export function HeroPicture() {
  return (
    <svg viewBox="0 0 400 170" aria-hidden="true" className="w-full max-w-md">
      <Chain x={14} fill="fill-warm" />
      <Chain x={310} fill="fill-accent" />
      <path
        d="M84 86C140 8 260 8 316 86"
        fill="none"
        strokeWidth="2.5"
        strokeDasharray="2 9"
        strokeLinecap="round"
        className="stroke-control"
      />
      <g className="animate-travel [offset-path:path('M84_86C140_8_260_8_316_86')] [offset-distance:50%] [offset-rotate:0deg]">
        <rect x="-24" y="-17" width="48" height="34" rx="7" className="fill-accent-strong" />
        <path
          d="m-18-10 18 13 18-13"
          fill="none"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-on-accent"
        />
      </g>
    </svg>
  )
}

/** Three blocks, the latest on top. */
function Chain({ x, fill }: { x: number; fill: string }) {
  return (
    <g className={fill}>
      {[0, 1, 2].map((block) => (
        <rect
          key={block}
          x={x}
          y={96 + block * 25}
          width="76"
          height="20"
          rx="6"
          opacity={1 - block * 0.3}
        />
      ))}
    </g>
  )
}
