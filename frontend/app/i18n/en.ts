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
  journey: {
    title: 'Your deposits',
    depositOn: (chain: string) => `Deposit on ${chain}`,
    readyToMint: 'Ready to mint',
    readyToRelay: 'Ready to relay',
    expired: 'Message expired',
    progress: (step: string, done: number, all: number) => `${step} (${done} of ${all})`,
    rewarded: 'Reward minted',
    readyNote: (headline: string, chain: string) => `${headline}: your deposit on ${chain}.`,
    rewardedNote: (chain: string) => `Your reward for the deposit on ${chain} has arrived.`,
    stakedNote:
      'Your deposit is included. Its message is on the way: follow it under Your deposits.',
    notify: 'Notify me when it is ready',
    notifyDenied: 'Notifications are blocked in the settings of your browser.',
    earned: 'You earned 1 INTR',
    earnedFor: (source: string, destination: string) =>
      `Staked on ${source}, rewarded on ${destination}: no bridge, no oracle, only a message and what proves it.`,
    addToken: 'Add INTR to wallet',
    addedToken: 'INTR was added to your wallet.',
    share: 'Share',
    shareTitle: 'My reward on Interstake',
    copied: 'Link copied',
    notCopied: 'Copying failed',
  },
  wallet: {
    connect: 'Connect wallet',
    close: 'Close',
    wallets: 'Wallets',
    recent: 'Recent',
    confirm: 'Confirm in your wallet…',
    none: 'No wallet found in this browser. Install one and reload the page:',
    install: 'Wallets to install',
    developmentAccount:
      'The development account is an unlocked account of the local nodes. It is funded and needs no signature; this page contains no private key.',
    account: 'Account',
    address: 'address',
    networks: 'Networks and balances',
    current: 'Current',
    use: 'Switch',
    disconnect: 'Disconnect',
    connectedTo: (chain: string) => `Connected to ${chain}`,
    wrongNetwork: 'Wrong network',
    switchTo: (chain: string) => `Switch to ${chain}`,
  },
  notes: {
    label: 'Notifications',
    dismiss: 'Dismiss',
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
