import type { Transport } from 'viem'
import { checkedHttp } from '../../../deployments/checkedHttp'
import type { ManifestChain } from '../../../deployments/manifest'

/** A block with 50,000 logs has 18 MB; a batch has the responses to all of its requests. */
const maxResponseBodySize = 64 * 2 ** 20

/**
 * The transport for all reads of a chain.
 *
 * Nodes of live chains limit rates: reads of a tenth of a second are sent as one request, and are retried later, or when the
 * node says, if it is busy.
 */
export function chainTransport(chain: ManifestChain, { isLocal }: { isLocal: boolean }): Transport {
  if (isLocal) return checkedHttp(chain, { batch: true, maxResponseBodySize })
  return checkedHttp(chain, {
    batch: { wait: 100, batchSize: 50 },
    maxResponseBodySize,
    retryCount: 6,
    retryDelay: 250,
    recheckMs: 60_000,
  })
}
