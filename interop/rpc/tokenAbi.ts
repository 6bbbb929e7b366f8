const message = {
  name: 'message',
  type: 'tuple',
  components: [
    { name: 'txNumberInBatch', type: 'uint16' },
    { name: 'sender', type: 'address' },
    { name: 'data', type: 'bytes' },
  ],
} as const

/** The parts of InteropToken that explain why it does not mint. */
export const tokenAbi = [
  {
    type: 'function',
    name: 'mintFor',
    stateMutability: 'nonpayable',
    inputs: [
      { name: 'sourceChainId', type: 'uint256' },
      { name: 'l1BatchNumber', type: 'uint256' },
      { name: 'l2MessageIndex', type: 'uint256' },
      message,
      { name: 'proof', type: 'bytes32[]' },
    ],
    outputs: [],
  },
  {
    type: 'function',
    name: 'approvedStakingContracts',
    stateMutability: 'view',
    inputs: [{ name: 'chainId', type: 'uint256' }],
    outputs: [{ name: '', type: 'address' }],
  },
  {
    type: 'error',
    name: 'InteropTokenUnapprovedSender',
    inputs: [
      { name: 'sourceChainId', type: 'uint256' },
      { name: 'sender', type: 'address' },
    ],
  },
  {
    type: 'error',
    name: 'InteropTokenAlreadyMinted',
    inputs: [{ name: 'account', type: 'address' }],
  },
  {
    type: 'error',
    name: 'InteropTokenMalformedMessage',
    inputs: [{ name: 'data', type: 'bytes' }],
  },
] as const
