import type { ReactNode } from 'react'
import type { ManifestChain } from '../../../deployments/manifest'
import { PageLink } from '../../shared/components/PageLink'
import { PageTitle } from '../../shared/site/PageTitle'
import { paths } from '../explorerPaths'

/** The heading of a page, with breadcrumbs. */
export function PageHeading({
  chain,
  title,
  aside,
}: {
  chain: ManifestChain
  title: string
  /** Shown next to the heading. */
  aside?: ReactNode
}) {
  const link = 'inline-flex min-h-8 items-center text-accent underline underline-offset-2'
  return (
    <div>
      <PageTitle>{title === chain.name ? title : `${title} · ${chain.name}`}</PageTitle>
      <nav aria-label="Breadcrumb">
        <ol className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
          <li>
            <PageLink to="/" className={link}>
              Chains
            </PageLink>
          </li>
          {title !== chain.name && (
            <>
              <li aria-hidden="true">/</li>
              <li>
                <PageLink to={paths.chain(chain.chainId)} className={link}>
                  {chain.name}
                </PageLink>
              </li>
            </>
          )}
        </ol>
      </nav>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        {aside}
      </div>
    </div>
  )
}
