import type { ComponentProps } from 'react'
import { Link } from 'wouter'
import { useEnvironment } from '../environment/useEnvironment'

/** A link to another page of the app, in the same environment. */
export function PageLink({ to, ...rest }: { to: string } & Omit<ComponentProps<'a'>, 'href'>) {
  const { search } = useEnvironment()
  return <Link href={to + search} {...rest} />
}
