/** Introduction of the home page. `index.html` contains the same text, which is shown until scripts are loaded. */
export const heroText = {
  title: 'Stake on one chain, be rewarded on another.',
  explanation:
    'Your first deposit sends a message. A contract on the rewards chain verifies it with a Merkle proof. There is no intermediary to trust.',
} as const
