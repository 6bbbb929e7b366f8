import { heroTexts } from '../protocols/heroTexts'

type Step = readonly [title: string, text: string]

/** The texts of the web app in English. Each language has the same ones. */
export const en = {
  stake: {
    title: 'Stake',
    chain: 'Staking chain',
    searchChains: 'Search chains',
    noChain: 'No chain matches.',
    staking: (amount: string) => `${amount} ETH staked`,
    yourBalance: 'Your balance',
    yourStake: 'Your stake',
    totalStaked: 'Total staked',
    deliveryTime: 'Median delivery time',
    underSecond: 'under 1 s',
    about: (duration: string) => `about ${duration}`,
    noData: 'no data yet',
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
  progress: {
    title: 'Your deposits',
    depositOn: (chain: string) => `Deposit on ${chain}`,
    readyToMint: 'Ready to mint',
    toMint: 'to mint the reward',
    mintTitle: (chain: string) => `Mint the reward on ${chain}`,
    toRelay: 'to relay the message',
    relayTitle: (chain: string) => `Relay the message on ${chain}`,
    toResend: 'to send the message again',
    resend: 'Send again',
    resendTitle: (chain: string) => `Send the message again on ${chain}`,
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
  home: {
    link: 'Interstake, home',
    howItWorks: 'How it works',
    activity: 'Activity',
  },
  zksync: {
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
    ] as readonly Step[],
    outages: {
      staking: (name: string) =>
        `${name} is unreachable. Staking and withdrawing there are unavailable, and its data may be outdated. Messages that were already sent are still delivered.`,
      rewards: (name: string) =>
        `${name} is unreachable. Rewards cannot be shown or minted. Staking and withdrawing still work, and no rewards are lost.`,
      settlement: (name: string) =>
        `${name} is unreachable. Messages may take longer to arrive. Staking, withdrawing and minting ready rewards still work.`,
      other: (name: string) => `${name} is unreachable. Its data may be outdated.`,
    },
    status: {
      loading: 'Loading status…',
      settled: 'Minted and settled. The reward is final.',
      minted: 'Minted. The reward becomes final when its batch is executed.',
      rewardedFor: (chain: string) =>
        `Each address is rewarded once. This address was rewarded for its deposit on ${chain}.`,
      anotherChain: 'another chain',
      withoutProof: 'Executed. Waiting for the node to return the proof.',
      unknown: 'Transaction not found. A reorg may have dropped it.',
      pending: 'Pending. Waiting for a block.',
      sent: 'Sent. Waiting to be included in a batch.',
      batched: 'In a batch. Waiting to be committed.',
      committed: 'Committed. Waiting to be proven.',
      proven: 'Proven. Waiting to be executed.',
      executed: 'Executed. Waiting for the rewards chain to import the root.',
      rootImported: 'Root imported. Waiting for the verifier to accept the proof.',
      verifiable: 'Ready: the rewards chain accepts the proof.',
      failed: 'Failed. The message cannot be delivered.',
    },
    pageName: 'Message and proof',
    repeatedDeposits:
      'Each address is rewarded once, regardless of the number of deposits. Mint the reward of any one of them.',
    mint: 'Mint reward',
    mintFor: (account: string) => `Mint reward for ${account}`,
    controls: {
      explanation:
        'This is a local network. Its ETH has no value, and you control how fast it settles.',
      delays: 'Settlement delays',
      pause: 'Pause settlement',
      resume: 'Resume settlement',
      paused: 'Settlement is paused: no batch is committed, proven or executed.',
      chains: 'Batches by chain',
      pendingMessages: 'messages in flight',
    },
  },
  superchain: {
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
    ] as readonly Step[],
    outages: {
      staking: (name: string) =>
        `${name} is unreachable. Staking and withdrawing there are unavailable, and its data may be outdated. Its messages cannot be followed.`,
      rewards: (name: string) =>
        `${name} is unreachable. Rewards cannot be shown, and no messages are relayed. Staking and withdrawing still work, and no rewards are lost.`,
      other: (name: string) => `${name} is unreachable. Its data may be outdated.`,
    },
    pageName: 'Message and identifier',
    repeatedDeposits:
      'Each address is rewarded once, regardless of the number of deposits. Relay the message of any one of them.',
    relay: 'Relay message',
    status: {
      loading: 'Loading status…',
      relayed: 'Relayed, but its block is not safe yet.',
      safe: 'Relayed, in a safe block.',
      minted: 'Relayed. The reward is minted, but its block is not safe yet.',
      mintedSafe: 'Relayed. The reward is minted, in a safe block.',
      rewardedFor: (chain: string) =>
        `Each address is rewarded once. This address was rewarded for its deposit on ${chain}.`,
      anotherChain: 'another chain',
      elsewhere: (chainId: string) =>
        `Sent to chain ${chainId}, which this environment does not have. If there is no such chain, the message is lost.`,
      elsewhereExpired: (chainId: string) =>
        `Sent to chain ${chainId}, which this environment does not have, so long ago that it has expired. Unless it was relayed before, it has to be sent again, which anyone can do.`,
      unknown: 'Transaction not found. A reorg may have dropped it.',
      pending: 'Pending. Waiting for a block.',
      sent: (chain: string) =>
        `Sent. Waiting for a block of ${chain} that is not older than the message.`,
      relayable: 'Relayable. Waiting for a relayer; anyone can relay it.',
      expired: 'Expired. It can be relayed after it is sent again, which anyone can do.',
      failed: 'Failed. The message was not sent.',
    },
    missingTarget: (target: string, chain: string) =>
      `There is no contract at ${target} on ${chain}. Relaying the message would consume it without any effect.`,
    stakeWarnings: {
      noChain: (chain: string, destination: string) =>
        `The staking contract on ${chain} sends messages to chain ${destination}, which this environment does not have. Deposits there may never be rewarded.`,
      noContract: (chain: string, token: string, destination: string) =>
        `The staking contract on ${chain} sends messages to ${token} on ${destination}, where there is no contract. Relaying a message there consumes it, without a reward.`,
      otherToken: (chain: string, token: string, destination: string) =>
        `The staking contract on ${chain} sends messages to ${token} on ${destination}, which is not the token of this environment.`,
    },
    controls: {
      explanation:
        'This is a local network. Its ETH has no value, and you control how fast messages are relayed and blocks become safe.',
      delays: 'Delays',
      pause: 'Pause relayer',
      resume: 'Start relayer',
      paused: 'The relayer is paused: messages are only relayed by hand.',
      chains: 'Blocks by chain',
      pendingMessages: 'messages to relay',
    },
  },
  transaction: {
    title: 'Transactions',
    pending: 'Pending transactions',
    on: (hash: string, chain: string) => `${hash} on ${chain}`,
    connect: (purpose: string) => `Connect a wallet ${purpose}.`,
    confirming: 'confirming…',
    failed: 'failed',
    checking: 'Simulating the transaction…',
    switching: (chain: string) => `Switch to ${chain} in your wallet…`,
    signing: 'Confirm in your wallet…',
    including: (chain: string) => `Transaction submitted. Confirming on ${chain}…`,
    fee: (amount: string) => `Max network fee: ${amount} ETH.`,
    have: (amount: string) => ` You have ${amount} ETH on this chain.`,
  },
  reward: {
    title: 'Your reward',
    minted: (chain: string) => `Reward minted: 1 INTR on ${chain}.`,
    earns: (chain: string) => `Your first deposit earns 1 INTR on ${chain}, once per address.`,
  },
  leaderboard: {
    title: 'Leaderboard',
    none: 'No rewards have been minted yet. Stake on a chain to be the first.',
    caption: 'Rewards minted by chain of the deposit',
    chain: 'Chain',
    rewards: 'Rewards',
    share: 'Share',
    leading: 'leading',
    first: ' (reached it first)',
  },
  deposits: {
    loading: 'Loading deposits…',
    none: 'No deposits yet. Your first deposit on a chain will appear here, on every device that you connect with this account.',
    unread: (chains: string) => `Couldn't load deposits from ${chains}.`,
  },
  activity: {
    staked: (amount: string) => `Staked ${amount} ETH`,
    withdrew: (amount: string) => `Withdrew ${amount} ETH`,
    messageSent: 'Sent the message for the first deposit',
    minted: (chain: string) => `Minted the reward for the deposit on ${chain}`,
    chain: (chainId: string) => `chain ${chainId}`,
    loading: 'Loading activity…',
    none: 'No activity yet.',
    unread: (chains: string) => `Couldn't load activity from ${chains}.`,
    showAll: (count: number) => `Show all ${count}`,
    loadOlder: 'Load older activity',
    loadingOlder: 'Loading older activity…',
  },
  /** The names of steps in timelines. */
  steps: {
    Sent: 'Sent',
    Batched: 'Batched',
    Committed: 'Committed',
    Proven: 'Proven',
    Executed: 'Executed',
    'Root imported': 'Root imported',
    Ready: 'Ready',
    Minted: 'Minted',
    Settled: 'Settled',
    Relayable: 'Relayable',
    Relayed: 'Relayed',
    Safe: 'Safe',
  } as Record<string, string>,
  language: 'Language',
  message: {
    title: 'Message',
    deposit: (chain: string) => `First deposit on ${chain}`,
    from: (chain: string) => `Message from ${chain}`,
    ofDeposit: (chain: string) => ` of the deposit on ${chain}`,
    stepsOfDeposit: (chain: string) => `Steps of the deposit on ${chain}`,
    stepsOfMessage: (chain: string) => `Steps of the message on ${chain}`,
    transaction: 'Transaction',
    depositor: 'Depositor',
    beneficiary: 'Beneficiary',
    destination: 'Destination',
    unknownChain: (chainId: string) => `unknown chain ${chainId}`,
    target: 'Target',
    nonce: 'Nonce',
    invalid: 'Invalid message link',
    invalidHint:
      'A link to a message ends with a chain id and a transaction hash (0x and 64 hexadecimal digits).',
    noChain: 'Chain not found',
    noChainHint: (environment: string, chainId: string) =>
      `The environment ${environment} has no chain ${chainId}. The message may belong to another environment.`,
    notReturned: 'The node does not return the message of the deposit.',
    depositNotReturned: 'The node does not return the event of the first deposit.',
    mintNotReturned: 'The node does not return the event of the reward.',
    rewardNotReturned: 'The node does not return the message of the reward.',
    back: 'Back to staking',
    notFound: 'Page not found',
    notFoundHint: 'There is nothing at this address.',
  },
  deployed: {
    reloads: 'This page reloads once they are deployed.',
    build: 'Then build this page again.',
  },
  development: {
    title: 'Development',
    custom: 'custom',
    fund: 'Fund me',
    funded: (ether: string) => `Added ${ether} ETH on every chain.`,
    funding: (ether: string) => `Adds ${ether} ETH on every chain to the connected account.`,
    counts: {
      head: 'block',
      sealed: 'sealed',
      committed: 'committed',
      proven: 'proven',
      executed: 'executed',
      safe: 'safe',
      finalized: 'finalized',
    },
    settlementHalted: 'Settlement is halted.',
    importsHalted: 'Imports are halted.',
    accounts: 'Development accounts',
    copy: (account: string) => `Copy ${account}`,
    inUse: 'in use',
    use: 'Use',
  },
  search: {
    label: 'Find a message: transaction hash on any chain (no wallet needed)',
    find: 'Find',
    notFound: 'Transaction not found on any chain of this environment.',
    notFoundOn: (unreachable: string) => `Transaction not found. Couldn't query ${unreachable}.`,
    invalid: 'Not a valid transaction hash. Expected 0x and 64 hexadecimal digits.',
  },
  wallet: {
    connect: 'Connect wallet',
    close: 'Close',
    wallets: 'Wallets',
    recent: 'Recent',
    confirm: 'Confirm in your wallet…',
    none: 'No wallet found in this browser. Install one and reload the page:',
    install: 'Wallets to install',
    scan: 'Scan this code with a wallet on another device.',
    code: 'Code for WalletConnect',
    openHere: 'Open a wallet on this device',
    copyCode: 'Copy the link for WalletConnect',
    browserWallet: 'Browser wallet',
    development: 'Development account',
    developmentAccount:
      'The development account is an unlocked account of the local nodes. It is funded and needs no signature; this page contains no private key.',
    yourWallet: 'Your wallet',
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
    priceSource: 'Price: Chainlink ETH/USD',
  },
}

export type Messages = Translated<typeof en>

/** Any text in place of each English one. */
type Translated<texts> = {
  readonly [name in keyof texts]: texts[name] extends string
    ? string
    : texts[name] extends readonly unknown[] | ((...values: never[]) => string)
      ? texts[name]
      : Translated<texts[name]>
}
