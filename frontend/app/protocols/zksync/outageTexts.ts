import type { OutageTexts } from '../../../shared/chains/describeOutages'

/** Consequences of an unreachable chain for users of the web app. */
export const outageTexts: OutageTexts = {
  'staking chain': ({ name }) =>
    `${name} is unreachable. Staking and withdrawing there are unavailable, and its data may be outdated. Messages that were already sent are still delivered.`,
  'rewards chain': ({ name }) =>
    `${name} is unreachable. Rewards cannot be shown or minted. Staking and withdrawing still work, and no rewards are lost.`,
  chain: ({ name }) => `${name} is unreachable. Its data may be outdated.`,
  'settlement layer': ({ name }) =>
    `${name} is unreachable. Messages may take longer to arrive. Staking, withdrawing and minting ready rewards still work.`,
}
