import type { Client } from 'viem'
import type { Manifest } from '../../../../deployments/manifest'
import { t } from '../../i18n/messages'
import { once } from '../../lib/once'
import type { Protocol } from '../Protocol'
import { outageTexts } from './outageTexts'

/** Messages between ZKsync chains, which are proven and settled. */
export function createZksync(manifest: Manifest, clientOf: (chainId: number) => Client): Protocol {
  return {
    texts: {
      hero: t().zksync.hero,
      howItWorks: t().zksync.howItWorks,
      outages: outageTexts,
    },
    async getDeliveryTime(chainId, cache) {
      const { latencyQuery } = await import('./latencyQuery')
      const { executed = null } = await cache.fetchQuery(latencyQuery(clientOf(chainId), chainId))
      return executed
    },
    load: once(async () => {
      const { zksyncMessages } = await import('./zksyncMessages')
      return zksyncMessages({ manifest, clientOf })
    }),
  }
}
