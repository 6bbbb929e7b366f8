import type { ShownManifest } from '../../../deployments/manifest'

type HeroText = { title: string; explanation: string }

/**
 * Introductions of the home page. `index.html` contains the first one, which is shown until scripts are loaded, and the
 * build replaces it if the page shows an environment of another protocol by default.
 */
export const heroTexts = {
  zksync: {
    title: 'Stake on one chain, be rewarded on another.',
    explanation:
      'Your first deposit sends a message. A contract on the rewards chain verifies it with a Merkle proof. There is no intermediary to trust.',
  },
  superchain: {
    title: 'Stake on one chain, be rewarded on another.',
    explanation:
      'Your first deposit sends a message. Anyone can relay it to the rewards chain, whose nodes check that it was sent. There is no relayer to trust.',
  },
} as const satisfies Record<NonNullable<ShownManifest['protocol']>, HeroText>
