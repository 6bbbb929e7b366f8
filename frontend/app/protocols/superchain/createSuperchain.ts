import type { Client } from 'viem'
import type { SuperchainManifest } from '../../../../deployments/manifest'
import { t } from '../../i18n/messages'
import { once } from '../../lib/once'
import type { Protocol } from '../Protocol'

/** Messages between chains of the Superchain, which anyone relays. */
export function createSuperchain(
  manifest: SuperchainManifest,
  clientOf: (chainId: number) => Client,
): Protocol {
  return {
    texts: {
      hero: t().superchain.hero,
      howItWorks: t().superchain.howItWorks,
      outages: {
        'staking chain': ({ name }) => t().superchain.outages.staking(name),
        'rewards chain': ({ name }) => t().superchain.outages.rewards(name),
        chain: ({ name }) => t().superchain.outages.other(name),
        'settlement layer': ({ name }) => t().superchain.outages.other(name),
      },
    },
    async getDeliveryTime(chainId, cache) {
      const { getRelayTime } = await import('./getRelayTime')
      return getRelayTime({ manifest, clientOf }, chainId, cache)
    },
    load: once(async () => {
      const { superchainMessages } = await import('./superchainMessages')
      return superchainMessages({ manifest, clientOf })
    }),
  }
}
