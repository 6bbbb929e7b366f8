/*
 * The few parts of contracts of the settlement layer that proofs are built from. The complete ABIs would double the size
 * of the package in a bundle.
 */

/** Events of MessageRoot. */
export const messageRootEvents = [
  {
    type: 'event',
    name: 'AddedChain',
    inputs: [
      { indexed: true, name: 'chainId', type: 'uint256' },
      { indexed: true, name: 'chainIndex', type: 'uint256' },
    ],
  },
  {
    type: 'event',
    name: 'AppendedChainBatchRoot',
    inputs: [
      { indexed: true, name: 'chainId', type: 'uint256' },
      { indexed: true, name: 'batchNumber', type: 'uint256' },
      { indexed: false, name: 'chainBatchRoot', type: 'bytes32' },
    ],
  },
  {
    type: 'event',
    name: 'NewInteropRoot',
    inputs: [
      { indexed: true, name: 'chainId', type: 'uint256' },
      { indexed: true, name: 'blockNumber', type: 'uint256' },
      { indexed: true, name: 'logId', type: 'uint256' },
      { indexed: false, name: 'sides', type: 'bytes32[]' },
    ],
  },
] as const

/** Event of the contract of a chain. */
export const blockCommitEvent = {
  type: 'event',
  name: 'BlockCommit',
  inputs: [
    { indexed: true, name: 'batchNumber', type: 'uint256' },
    { indexed: true, name: 'batchHash', type: 'bytes32' },
    { indexed: true, name: 'chainBatchRoot', type: 'bytes32' },
  ],
} as const

const batchInput = {
  name: 'batch',
  type: 'tuple',
  components: [
    { name: 'batchNumber', type: 'uint256' },
    { name: 'firstBlock', type: 'uint256' },
    { name: 'lastBlock', type: 'uint256' },
    { name: 'lastBlockHash', type: 'bytes32' },
    { name: 'timestamp', type: 'uint256' },
    {
      name: 'messages',
      type: 'tuple[]',
      components: [
        { name: 'txNumberInBatch', type: 'uint16' },
        { name: 'sender', type: 'address' },
        { name: 'data', type: 'bytes' },
      ],
    },
    {
      name: 'importedRoots',
      type: 'tuple[]',
      components: [
        { name: 'chainId', type: 'uint256' },
        { name: 'blockNumber', type: 'uint256' },
        { name: 'root', type: 'bytes32' },
      ],
    },
  ],
} as const

/** The transactions by which a chain of a local network commits a batch. */
export const commitAbi = [
  {
    type: 'function',
    name: 'commitBatch',
    stateMutability: 'nonpayable',
    inputs: [batchInput],
    outputs: [],
  },
  {
    type: 'function',
    name: 'settleBatch',
    stateMutability: 'nonpayable',
    inputs: [batchInput],
    outputs: [],
  },
] as const

export const getZkChainAbi = [
  {
    type: 'function',
    name: 'getZKChain',
    stateMutability: 'view',
    inputs: [{ name: 'chainId', type: 'uint256' }],
    outputs: [{ name: 'zkChain', type: 'address' }],
  },
] as const
