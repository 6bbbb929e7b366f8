/** The logo and name. */
export function Logo() {
  return (
    <span className="flex items-center gap-2.5 font-display text-lg font-semibold tracking-tight">
      <svg viewBox="0 0 32 32" className="size-8" aria-hidden="true">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <g className="fill-on-accent">
          <path
            d="M10 21.5h6.5a5.5 5.5 0 0 0 0-11H15"
            fill="none"
            strokeWidth="2.5"
            strokeLinecap="round"
            className="stroke-on-accent/60"
          />
          <circle cx="9" cy="21.5" r="3.25" />
          <circle cx="14" cy="10.5" r="3.25" />
        </g>
      </svg>
      Interstake
    </span>
  )
}
