import type { OutageTexts } from '../../shared/chains/describeOutages'

/** What the silence of a chain means for somebody who stakes. */
export const outageTexts: OutageTexts = {
  'staking chain': ({ name }) =>
    `${name} does not answer: you cannot stake or withdraw there, and what is shown of it may be old. Messages that have left it travel on.`,
  'rewards chain': ({ name }) =>
    `${name} does not answer: rewards cannot be shown or minted. Staking and withdrawing work, and no reward is lost.`,
  chain: ({ name }) => `${name} does not answer: what is shown of it may be old.`,
  'settlement layer': ({ name }) =>
    `${name} does not answer: messages may take longer to arrive. Staking, withdrawing and minting what is ready work.`,
}
