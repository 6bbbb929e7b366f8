import type { ComponentProps } from 'react'
import { Link } from 'wouter'
import { useNetwork } from '../environment/useNetwork'

/** A link to another page of the site in the same environment; `to` may have its own query. */
export function PageLink({ to, ...rest }: { to: string } & Omit<ComponentProps<'a'>, 'href'>) {
  const { search } = useNetwork()
  return <Link href={to + (to.includes('?') ? search.replace('?', '&') : search)} {...rest} />
}
