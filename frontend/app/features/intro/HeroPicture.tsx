import { Envelope } from '../../components/Envelope'

/**
 * A message that travels from a block of one chain to a block of another.
 *
 * The envelope moves across its box and to the top of it and back, both by transforms, as the browser can animate these without
 * the main thread. Together they are the parabola of the dashes.
 */
export function HeroPicture() {
  return (
    <div aria-hidden="true" className="relative w-full max-w-md overflow-clip rtl:-scale-x-100">
      <svg viewBox="0 0 400 170" aria-hidden="true" className="w-full">
        <Chain x={14} fill="fill-warm" />
        <Chain x={310} fill="fill-accent" />
        <path
          d="M84 86Q200-31 316 86"
          fill="none"
          strokeWidth="2.5"
          strokeDasharray="2 9"
          strokeLinecap="round"
          className="stroke-control"
        />
      </svg>
      <div className="absolute bottom-[49.4%] left-[21%] h-[34.4%] w-[58%] translate-x-1/2 animate-cross">
        <div className="size-full -translate-y-full animate-climb">
          <Envelope className="absolute bottom-0 left-0 w-[20.7%] -translate-x-1/2 translate-y-1/2" />
        </div>
      </div>
    </div>
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
