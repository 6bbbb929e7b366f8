import type { Address } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { InlineLink } from '../components/links'
import { paths } from '../explorerPaths'

/** A link to the same address on another chain. */
export function AccountOnChain({
  chain: { chainId, name },
  address,
  isThis,
}: {
  chain: ManifestChain
  address: Address
  /** Whether it is the chain of the page. */
  isThis: boolean
}) {
  if (isThis) return <span className="font-medium">{name}</span>
  return <InlineLink to={paths.account(chainId, address)}>{name}</InlineLink>
}
