import { lowerFirst } from './lowerFirst'

/** The texts that pages share, in English. */
export const sharedEn = {
  errors: {
    rejected: 'Request rejected in your wallet. Nothing was sent.',
    unexpected: 'An unexpected error occurred.',
    insufficient: 'Insufficient ETH on this chain for the amount and gas.',
    switched: 'Your wallet switched to another network. Try again.',
    node: 'The node',
    nodeOf: (chain: string) => `The node of ${chain}`,
    unreachable: (node: string) => `${node} is unreachable. Try again once it responds.`,
    refused: (node: string, reason: string) => `${node} rejected the request: ${reason}`,
    wrongChain: (chain: string, expected: string, actual: string) =>
      `Expected chain ${expected} for ${chain}, but its node reports chain ${actual}.`,
    noChainId: (chain: string, expected: string) =>
      `Expected chain ${expected} for ${chain}, but its node reports no valid chain id.`,
    wrongChainRemedy: 'Check which chain runs at its URL, and that the manifest is up to date.',
  },
  reverts: {
    unknown: (selector: string) => `The contract reverted with an unknown error (${selector}).`,
    reason: (reason: string) => `The contract reverted: ${reason}`,
    StakingZeroAmount: 'The amount must be greater than zero.',
    StakingNotFirstDeposit:
      'Only the first deposit on a chain can name a beneficiary. Deposit without one.',
    StakingZeroBeneficiary: 'The beneficiary cannot be the zero address. Name another one.',
    StakingInsufficientStake: (amount: string, staked: string) =>
      `You cannot withdraw ${amount} ETH: your stake is ${staked} ETH.`,
    StakingTransferFailed:
      'The transfer of ETH to your account failed. A contract must be able to receive ETH to withdraw its stake.',
    InteropTokenAlreadyMinted:
      'This address has already minted its reward. Each address is rewarded once, regardless of the number of deposits.',
    InteropTokenNotDepositor: (account: string) =>
      `The reward of this deposit is for ${account}. Switch to that account to mint it.`,
    InteropTokenInvalidProof:
      'The rewards chain does not accept the proof yet. Wait until the deposit is verifiable and try again.',
    InteropTokenUnapprovedSender:
      'The staking contract of this deposit is not approved for rewards. Stake on another chain.',
    InteropTokenMalformedMessage:
      'The message of this deposit is malformed, so it cannot be rewarded.',
    MessageAlreadyRelayed:
      'The message is already relayed. A message is relayed once, however often it is sent again.',
    InvalidMessage: 'The chain has not sent this message, so it cannot be sent again.',
    NotInAccessList:
      'The transaction does not declare the message in its access list. Check that your wallet supports access lists.',
  },
  failures: {
    reverted: ['The transaction reverted.', 'Only the network fee was spent.'],
    canceled: ['You canceled the transaction in your wallet.', 'Nothing was sent. Try again.'],
    replaced: [
      'You replaced the transaction in your wallet.',
      'Submit it again if you still want it.',
    ],
    dropped: [
      'Transaction not found: it was dropped or replaced.',
      'Check your wallet, then try again. If it is included later, it will appear here.',
    ],
  } as Record<'reverted' | 'canceled' | 'replaced' | 'dropped', readonly [string, string]>,
  outage: {
    all: (isLocal: boolean) =>
      `No chain is reachable. Check ${isLocal ? 'that the network is running' : 'your connection'}. This page continues once they respond.`,
    wrongChain: 'Its data is not shown, and no transactions are sent to it.',
  },
  environments: {
    label: 'Environments',
    notFound: 'Environment not found',
    notFoundHint: (name: string) =>
      `There is no environment “${name}”. Nothing is shown, so that you do not mistake another network for it.`,
    none: 'No deployments found',
    noneHint: 'Start the local network, which also deploys the contracts.',
  },
  skip: 'Skip to content',
  theme: { label: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
  copy: {
    one: (name: string) => `Copy ${lowerFirst(name)}`,
    done: 'Copied',
    failed: 'Copying failed',
  },
  loading: 'Loading…',
  tryAgain: 'Try again',
  unavailable: 'Currently not available.',
  steps: {
    done: 'done',
    current: 'next',
    upcoming: 'upcoming',
    expected: 'expected',
    late: 'later than usual, now expected',
    batch: (batch: string) => `batch ${batch}`,
    settlementBlock: (block: string) => `settlement block ${block}`,
    resent: (block: string) => `again in block ${block}`,
  },
}

export type SharedMessages = typeof sharedEn
