import type { Hash } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'

/** URL of a transaction in its chain's explorer; undefined if there is none. */
export function explorerLink(
  { explorerUrl }: Pick<ManifestChain, 'explorerUrl'>,
  hash: Hash,
): string | undefined {
  return explorerUrl && `${explorerUrl.replace(/\/+$/, '')}/tx/${hash}`
}
