/** The texts of the web app in English. Each language has the same ones. */
export const en = {
  stake: {
    title: 'Stake',
    amount: 'Amount',
    max: 'Max',
    useMax: 'Use max',
    stake: 'Stake',
    withdraw: 'Withdraw',
    withdrawAll: 'Withdraw all',
    understood: (typed: string, amount: string) => `${typed} = ${amount} ETH`,
    stakeTitle: (amount: string, chain: string) => `Stake ${amount} ETH on ${chain}`,
    staked: (amount: string, chain: string) => `You staked ${amount} ETH on ${chain}.`,
    withdrawTitle: (amount: string, chain: string) => `Withdraw ${amount} ETH from ${chain}`,
    withdrew: (amount: string, chain: string) => `You withdrew ${amount} ETH from ${chain}.`,
    withdrawAllTitle: (chain: string) => `Withdraw all from ${chain}`,
    withdrewAll: (chain: string) => `You withdrew your entire stake from ${chain}.`,
    insufficient: (chain: string) => `Insufficient ETH on ${chain} for the amount and gas.`,
    upTo: (amount: string, chain: string) =>
      `You can stake up to ${amount} ETH on ${chain}. The rest is reserved for gas.`,
    yourStakeIs: (amount: string, chain: string) => `Your stake on ${chain} is ${amount} ETH.`,
    rewardedBefore:
      'This address already has its reward: each address is rewarded once. Another deposit earns no second one.',
    depositedBefore: (chain: string) =>
      `This address has a deposit on ${chain} already. Only the first one sends a message and earns the reward.`,
    noFunds: (chain: string) => `This account has no ETH on ${chain}.`,
    getFunds: (ether: string) => `Get ${ether} test ETH`,
    unreachable: 'Unreachable',
    willSwitch: (chain: string) => `Your wallet will prompt you to switch to ${chain}.`,
  },
  amount: {
    enter: 'Enter an amount.',
    invalid: (typed: string, example: string) =>
      `"${typed}" is not a valid amount. Enter a number such as ${example}.`,
    ambiguous: (typed: string, choices: readonly string[]) =>
      `"${typed}" is ambiguous. Enter ${choices.join(' or ')}.`,
    tooManyDecimals: (max: number, found: number) =>
      `Too many decimals: ETH has ${max}, this amount has ${found}.`,
    notZero: 'The amount must be greater than zero.',
  },
}
