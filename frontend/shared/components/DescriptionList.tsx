import type { ReactNode } from 'react'

/** A list of names and values. */
export function DescriptionList({ children }: { children: ReactNode }) {
  return <dl className="grid gap-2 text-sm">{children}</dl>
}

export function DescriptionItem({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 sm:grid-cols-[9rem_1fr]">
      <dt className="text-soft sm:py-1.5">{name}</dt>
      <dd className="flex min-h-8 min-w-0 flex-wrap items-center gap-x-3">{children}</dd>
    </div>
  )
}
