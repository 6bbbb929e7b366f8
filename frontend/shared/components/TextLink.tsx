import type { ComponentProps } from 'react'
import { PageLink } from './PageLink'

/** A standalone link to another page of the site, with a touch-sized target. */
export function TextLink({ className = '', ...rest }: ComponentProps<typeof PageLink>) {
  return (
    <PageLink
      className={`inline-flex min-h-11 items-center text-sm text-accent underline underline-offset-2 ${className}`}
      {...rest}
    />
  )
}
