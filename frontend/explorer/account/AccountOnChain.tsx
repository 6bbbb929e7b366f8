import type { Address } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { PageLink } from '../../shared/components/PageLink'
import { paths } from '../explorerPaths'

/** Leads to the same address on another chain. */
export function AccountOnChain({
  chain: { chainId, name },
  address,
  isThis,
}: {
  chain: ManifestChain
  address: Address
  /** Whether it is the chain that the page is about. */
  isThis: boolean
}) {
  if (isThis) return <span className="font-medium">{name}</span>
  return (
    <PageLink
      to={paths.account(chainId, address)}
      className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
    >
      {name}
    </PageLink>
  )
}
