import type { Client } from 'viem'
import type { SuperchainManifest } from '../../../../deployments/manifest'
import { once } from '../../lib/once'
import { heroTexts } from '../heroTexts'
import type { Protocol } from '../Protocol'

/** Messages between chains of the Superchain, which anyone relays. */
export function createSuperchain(
  manifest: SuperchainManifest,
  clientOf: (chainId: number) => Client,
): Protocol {
  return {
    texts: {
      hero: heroTexts.superchain,
      howItWorks: [
        [
          'Stake',
          'Deposit ETH on a staking chain. It stays yours: withdraw it whenever you like, in part or in whole.',
        ],
        [
          'Follow the message',
          'The message about your deposit is a log of the staking chain. A transaction on the rewards chain declares it in its access list.',
        ],
        [
          'Get your reward',
          'As soon as the message is relayed, you have your INTR. If nobody relays it, do it with one click.',
        ],
      ],
      outages: {
        'staking chain': ({ name }) =>
          `${name} is unreachable. Staking and withdrawing there are unavailable, and its data may be outdated. Its messages cannot be followed.`,
        'rewards chain': ({ name }) =>
          `${name} is unreachable. Rewards cannot be shown, and no messages are relayed. Staking and withdrawing still work, and no rewards are lost.`,
        chain: ({ name }) => `${name} is unreachable. Its data may be outdated.`,
        'settlement layer': ({ name }) => `${name} is unreachable. Its data may be outdated.`,
      },
    },
    load: once(async () => {
      const { superchainMessages } = await import('./superchainMessages')
      return superchainMessages({ manifest, clientOf })
    }),
  }
}
