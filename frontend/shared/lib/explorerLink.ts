import type { Address, Hash } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'

/** URL of a transaction in its chain's explorer; undefined if there is none. */
export function explorerLink(
  chain: Pick<ManifestChain, 'explorerUrl'>,
  hash: Hash,
): string | undefined {
  return pageOf(chain, `tx/${hash}`)
}

/** URL of an account in its chain's explorer; undefined if there is none. */
export function accountLink(
  chain: Pick<ManifestChain, 'explorerUrl'>,
  address: Address,
): string | undefined {
  return pageOf(chain, `address/${address}`)
}

function pageOf({ explorerUrl }: Pick<ManifestChain, 'explorerUrl'>, path: string) {
  return explorerUrl && `${explorerUrl.replace(/\/+$/, '')}/${path}`
}
