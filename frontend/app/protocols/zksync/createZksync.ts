import type { Client } from 'viem'
import type { Manifest } from '../../../../deployments/manifest'
import { once } from '../../lib/once'
import { heroTexts } from '../heroTexts'
import type { Protocol } from '../Protocol'
import { outageTexts } from './outageTexts'

/** Messages between ZKsync chains, which are proven and settled. */
export function createZksync(manifest: Manifest, clientOf: (chainId: number) => Client): Protocol {
  return {
    texts: {
      hero: heroTexts.zksync,
      howItWorks: [
        [
          'Stake',
          'Deposit ETH on a staking chain. It stays yours: withdraw it whenever you like, in part or in whole.',
        ],
        [
          'Follow the message',
          'The message about your deposit is batched, proven and settled. Every other chain imports the interop root that includes it.',
        ],
        [
          'Mint your reward',
          'Once the rewards chain can verify the message, mint your INTR with one click. There is nothing to copy or paste.',
        ],
      ],
      outages: outageTexts,
    },
    load: once(async () => {
      const { zksyncMessages } = await import('./zksyncMessages')
      return zksyncMessages({ manifest, clientOf })
    }),
  }
}
