/** What the page is about. `index.html` says the same, to be read before the scripts are there. */
export const heroText = {
  title: 'Stake on one chain, be rewarded on another.',
  explanation:
    'Your first deposit sends a message. A Merkle proof carries it to the rewards chain, where a contract checks it. Nobody in between has to be trusted.',
} as const
