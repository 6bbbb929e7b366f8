import { type ReactNode, useId } from 'react'

/** A part of the page under its heading. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string
  /** Beside the heading. */
  aside?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="rounded-2xl border border-line bg-surface p-5 shadow-xs sm:p-6"
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
