import { type ReactNode, useId } from 'react'
import type { ManifestChain } from '../../../deployments/manifest'
import { PageLink } from '../../shared/components/PageLink'
import { chainRole } from '../../shared/environment/chainRole'
import { useNetwork } from '../../shared/environment/useNetwork'
import { BlockLink } from '../components/links'
import { paths } from '../explorerPaths'

/** A card of the overview: name, role and figures of a chain. */
export function ChainCard({
  chain: { name, chainId },
  isUnreachable,
  children,
}: {
  chain: ManifestChain
  /** Whether its node is unreachable. */
  isUnreachable: boolean
  children: ReactNode
}) {
  const { manifest } = useNetwork()
  const id = useId()
  const role = chainRole(manifest, chainId)
  return (
    <article
      aria-labelledby={id}
      data-layer={role === 'settlement layer' || undefined}
      className="min-w-0 rounded-2xl border border-line bg-surface p-5 shadow-xs data-layer:border-accent"
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="text-lg font-semibold">
          <PageLink
            to={paths.chain(chainId)}
            className="inline-flex min-h-8 items-center underline decoration-line underline-offset-4 hover:decoration-accent"
          >
            {name}
          </PageLink>
        </h2>
        <span
          data-unreachable={isUnreachable || undefined}
          className="rounded-full bg-accent-soft px-2.5 py-0.5 text-xs text-accent-strong data-unreachable:bg-danger-soft data-unreachable:text-danger"
        >
          {isUnreachable ? 'unreachable' : role}
        </span>
      </div>
      <dl className="grid gap-1 text-sm in-data-layer:md:grid-cols-2 in-data-layer:md:gap-x-10 in-data-layer:xl:grid-cols-4">
        {children}
      </dl>
    </article>
  )
}

export function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-7 items-center justify-between gap-3">
      <dt className="text-soft">{name}</dt>
      <dd className="flex items-center gap-2 tabular-nums">{children ?? '…'}</dd>
    </div>
  )
}

/** The latest block of a chain. */
export function HeadFigure({ chainId, head }: { chainId: number; head: bigint | undefined }) {
  return (
    <Figure name="Head">
      {head !== undefined && <BlockLink chainId={chainId} number={head} />}
    </Figure>
  )
}
