import type { Hash } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'

/** Where a chain's explorer shows a transaction; undefined where there is none. */
export function explorerLink(
  { explorerUrl }: Pick<ManifestChain, 'explorerUrl'>,
  hash: Hash,
): string | undefined {
  return explorerUrl && `${explorerUrl.replace(/\/+$/, '')}/tx/${hash}`
}
