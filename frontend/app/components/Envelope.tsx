/** A message, in pictures. */
export function Envelope({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 36 28" aria-hidden="true" className={className}>
      <rect x="1" y="2" width="34" height="24" rx="5" className="fill-accent-strong" />
      <path
        d="m5 7 13 9 13-9"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-on-accent"
      />
    </svg>
  )
}
