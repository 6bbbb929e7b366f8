import type { ComponentProps } from 'react'
import { PageLink } from './PageLink'

/** A link styled as a button, one of several in a row; `aria-current` marks the current one. */
export function PillLink({ className = '', ...rest }: ComponentProps<typeof PageLink>) {
  return (
    <PageLink
      className={`inline-flex min-h-11 items-center rounded-xl border border-control/60 px-4 hover:bg-raised aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent-strong ${className}`}
      {...rest}
    />
  )
}
