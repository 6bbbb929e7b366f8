import { type ReactNode, useId } from 'react'

/** A section with a heading. */
export function Section({
  title,
  level: Heading = 'h2',
  aside,
  children,
}: {
  title: string
  /** `h1` for the main section of the page. */
  level?: 'h1' | 'h2'
  /** Shown next to the heading. */
  aside?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="min-w-0 rounded-2xl border border-line bg-surface p-5 shadow-xs sm:p-6"
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <Heading id={id} className="font-display text-lg font-semibold">
          {title}
        </Heading>
        {aside}
      </div>
      {children}
    </section>
  )
}
