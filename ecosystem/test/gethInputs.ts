import type { Address, Hash, Hex } from 'viem'

/** Stores 42 in slot 0; called, emits a log of two topics and returns slot 0 plus the first word of the call's data. */
export const loggingContract: Hex =
  '0x602a600055601a6011600039601a6000f361cdef61abcd60006000a26000546000350160005260206000f3'

/** What the inputs are about: a chain where `loggingContract` was deployed and then called by `account`. */
export type GethInputsWorld = {
  account: Address
  contract: Address
  /** The call. */
  hash: Hash
  blockHash: Hash
  blockNumber: Hex
}

/** Parameters of a method that go-ethereum treats as equal: the responses must be equal. */
export type SameInputs = { method: string; same: readonly (readonly unknown[])[] }

/** Code that returns 1. */
const returnsOne = '0x600160005260206000f3'

const upper = (hex: string) => `0x${hex.slice(2).toUpperCase()}`
const capitalX = (hex: string) => `0X${hex.slice(2)}`
const cases = (hex: string) => [hex, hex.toLowerCase(), upper(hex), capitalX(hex)]

/**
 * Parameters that go-ethereum 1.17.10 accepts, grouped by their meaning. All were tested with it: those of a group have
 * the same result.
 */
export function gethInputs({
  account,
  contract,
  hash,
  blockHash,
  blockNumber,
}: GethInputsWorld): SameInputs[] {
  const topics = [0xabcd, 0xcdef].map((topic) => `0x${topic.toString(16).padStart(64, '0')}`)
  const [first = '', second = ''] = topics
  const call = { from: account, to: contract, data: '0x' }
  const word = `0x${'00'.repeat(31)}07`
  const slot = `0x${'00'.repeat(32)}`
  /** Block parameters, in groups that identify the same block. */
  const latest = [['latest'], [null], []]
  const atHash = [
    ...cases(blockHash).map((hash) => [hash]),
    ...cases(blockHash).map((blockHash) => [{ blockHash }]),
    [{ blockHash, requireCanonical: true }],
    [{ blockHash, requireCanonical: null }],
    [{ blockHash, blockNumber: null }],
  ]
  const atNumber = [
    [blockNumber],
    [capitalX(blockNumber)],
    [{ blockNumber }],
    [{ blockNumber, blockHash: null }],
    [{ blockNumber, requireCanonical: false }],
  ]
  const earliest = [['earliest'], ['0x0'], [{ blockNumber: '0x0' }], [{ blockNumber: 'earliest' }]]
  const atBlocks = [latest, [...atNumber, ...atHash], earliest]

  /** A method whose last parameter is a block. */
  const withBlock = (method: string, before: readonly unknown[]): SameInputs[] =>
    atBlocks.map((blocks) => ({ method, same: blocks.map((block) => [...before, ...block]) }))

  const calls: readonly unknown[] = [
    call,
    ...cases(account).map((from) => ({ ...call, from })),
    ...cases(contract).map((to) => ({ ...call, to })),
    { ...call, data: null },
    { from: account, to: contract },
    { from: account, to: contract, input: '0x' },
    { ...call, input: '0x' },
    { ...call, input: null },
    { ...call, data: null, input: '0x' },
    { ...call, data: '0X' },
    { ...call, gas: null },
    { ...call, gasPrice: null },
    { ...call, maxFeePerGas: null, maxPriorityFeePerGas: null },
    { ...call, value: null },
    { ...call, value: '0x0' },
    { ...call, value: '0X0' },
    { ...call, nonce: null },
    { ...call, nonce: '0x7' },
    { ...call, accessList: null },
    { ...call, chainId: null },
    { ...call, maxFeePerBlobGas: null },
    { ...call, blobVersionedHashes: null },
    { ...call, blobs: null, commitments: null, proofs: null },
    { ...call, authorizationList: null },
    { ...call, type: '0x2', unknownToAll: [{}] },
  ]
  const callsWithWord = [
    { ...call, data: word },
    { ...call, data: undefined, input: word },
    { ...call, input: word },
    { ...call, data: '0x12', input: word },
    { ...call, data: word, input: null },
    { ...call, data: upper(word), input: upper(word) },
  ]
  const callsWithGas = [
    { ...call, gas: '0xfffff' },
    { ...call, gas: '0XFFFFF' },
    { ...call, gas: '0xFfFfF', accessList: [] },
  ]
  const callsWithList = [
    { ...call, accessList: [{ address: contract, storageKeys: [slot] }] },
    { ...call, accessList: [{ address: upper(contract), storageKeys: [capitalX(slot)] }] },
  ]
  const filters = [
    { fromBlock: '0x0' },
    { fromBlock: 'earliest', toBlock: 'latest' },
    { fromBlock: '0X0', toBlock: null },
    { fromBlock: 'earliest', blockHash: null },
    ...[null, []].map((address) => ({ fromBlock: '0x0', address })),
    ...cases(contract).map((address) => ({ fromBlock: '0x0', address })),
    { fromBlock: '0x0', address: cases(contract) },
    ...[null, [], [null], [[]], [[null]], [null, null], [[], []], [[null], [null]]].map(
      (topics) => ({ fromBlock: '0x0', topics }),
    ),
    ...cases(first).map((topic) => ({ fromBlock: '0x0', topics: [topic] })),
    { fromBlock: '0x0', topics: [cases(first)] },
    { fromBlock: '0x0', topics: [[first, second]] },
    { fromBlock: '0x0', topics: [[null, first]] },
    { fromBlock: '0x0', topics: [[second, null]] },
    { fromBlock: '0x0', topics: [null, second] },
    { fromBlock: '0x0', topics: [[null, second], upper(second)] },
    { fromBlock: '0x0', topics: [first, null], address: null, toBlock: null },
    { fromBlock: '0x0', topics: [first, second], limit: 7 },
    { fromBlock: blockNumber, toBlock: blockNumber },
    { blockHash },
    { blockHash: upper(blockHash), fromBlock: null, toBlock: null },
    { blockHash, address: null, topics: null },
  ]

  return [
    // Numbers, addresses, hashes, keys of the storage.
    ...cases(account).flatMap((address) => withBlock('eth_getBalance', [address])),
    { method: 'eth_getBalance', same: cases(account).map((address) => [address, 'latest']) },
    ...withBlock('eth_getBalance', [account]),
    ...withBlock('eth_getTransactionCount', [account]),
    ...withBlock('eth_getCode', [contract]),
    ...withBlock('eth_getStorageAt', [contract, '0x0']),
    {
      method: 'eth_getStorageAt',
      same: ['0x0', '0x', '0x00', '0x000', '', '0', '00', slot, slot.slice(2), '0X0'].map((key) => [
        contract,
        key,
        'latest',
      ]),
    },
    {
      method: 'eth_getStorageAt',
      same: ['0xabc', '0xABC', 'abc', '0x0abc', '0XaBc'].map((key) => [contract, key]),
    },
    ...withBlock('eth_getProof', [contract, ['0x0']]),
    {
      method: 'eth_getProof',
      same: ['0x0', '0x', '0x00', '0x000', '', '0'].map((key) => [contract, [key], 'latest']),
    },
    {
      method: 'eth_getProof',
      same: [slot, slot.slice(2), capitalX(slot)].map((key) => [contract, [key], 'latest']),
    },
    {
      method: 'eth_getProof',
      same: ['0xabc', '0xABC', 'abc', '0x0abc'].map((key) => [contract, [key], 'latest']),
    },
    {
      method: 'eth_getProof',
      same: [
        [contract, []],
        [upper(contract), [], null],
      ],
    },
    {
      method: 'eth_getStorageValues',
      same: [[{ [contract]: [slot] }], [{ [upper(contract)]: [capitalX(slot)] }, 'latest']],
    },
    // Transactions and blocks.
    ...[
      'eth_getTransactionByHash',
      'eth_getTransactionReceipt',
      'eth_getRawTransactionByHash',
      'debug_getRawTransaction',
    ].map((method) => ({ method, same: cases(hash).map((hash) => [hash]) })),
    {
      method: 'debug_traceTransaction',
      same: [
        ...cases(hash).map((hash) => [hash, { tracer: 'callTracer' }]),
        [hash, { tracer: 'callTracer', tracerConfig: null, timeout: null, reexec: null }],
      ],
    },
    { method: 'debug_traceTransaction', same: [[hash], [upper(hash), null], [hash, {}]] },
    {
      method: 'eth_getBlockByHash',
      same: [...cases(blockHash).map((hash) => [hash, false])],
    },
    { method: 'eth_getBlockByHash', same: cases(blockHash).map((hash) => [hash, true]) },
    {
      method: 'eth_getBlockByNumber',
      same: [
        [blockNumber, false],
        [capitalX(blockNumber), false],
      ],
    },
    {
      method: 'eth_getBlockByNumber',
      same: [
        ['earliest', false],
        ['0x0', false],
      ],
    },
    {
      method: 'eth_getBlockByNumber',
      same: [
        ['0xfffffff', false],
        ['0x7fffffffffffffff', true],
      ],
    },
    { method: 'eth_getHeaderByNumber', same: [[blockNumber], [capitalX(blockNumber)]] },
    { method: 'eth_getHeaderByHash', same: cases(blockHash).map((hash) => [hash]) },
    {
      method: 'eth_getBlockReceipts',
      same: [...atNumber, ...atHash],
    },
    {
      method: 'eth_getTransactionByBlockHashAndIndex',
      same: [...cases(blockHash).map((hash) => [hash, '0x0']), [blockHash, '0X0']],
    },
    {
      method: 'eth_getTransactionByBlockNumberAndIndex',
      same: [
        [blockNumber, '0x0'],
        [capitalX(blockNumber), '0X0'],
      ],
    },
    {
      method: 'eth_getRawTransactionByBlockNumberAndIndex',
      same: [
        [blockNumber, '0x0'],
        [capitalX(blockNumber), '0X0'],
      ],
    },
    {
      method: 'eth_getRawTransactionByBlockHashAndIndex',
      same: [
        [blockHash, '0x0'],
        [upper(blockHash), '0X0'],
      ],
    },
    { method: 'eth_getBlockTransactionCountByHash', same: cases(blockHash).map((hash) => [hash]) },
    {
      method: 'eth_getBlockTransactionCountByNumber',
      same: [[blockNumber], [capitalX(blockNumber)]],
    },
    { method: 'eth_getUncleCountByBlockHash', same: cases(blockHash).map((hash) => [hash]) },
    { method: 'eth_getUncleCountByBlockNumber', same: [[blockNumber], [capitalX(blockNumber)]] },
    {
      method: 'eth_getUncleByBlockHashAndIndex',
      same: [
        [blockHash, '0x0'],
        [upper(blockHash), '0x7'],
      ],
    },
    {
      method: 'eth_getUncleByBlockNumberAndIndex',
      same: [
        [blockNumber, '0x0'],
        [blockNumber, '0x7'],
      ],
    },
    {
      method: 'debug_traceBlockByNumber',
      same: [
        [blockNumber, { tracer: 'callTracer' }],
        [capitalX(blockNumber), { tracer: 'callTracer', tracerConfig: null }],
      ],
    },
    {
      method: 'debug_traceBlockByHash',
      same: cases(blockHash).map((hash) => [hash, { tracer: 'callTracer' }]),
    },
    // Fees.
    {
      method: 'eth_feeHistory',
      same: [
        ...['0x1', '0x01', '1', 1, '0X1'].map((count) => [count, blockNumber, [25, 75]]),
        ['0x1', capitalX(blockNumber), [25.0, 75]],
      ],
    },
    // Calls.
    ...['eth_call', 'eth_estimateGas', 'eth_createAccessList'].flatMap((method) => [
      { method, same: calls.map((call) => [call, 'latest']) },
      { method, same: callsWithWord.map((call) => [call]) },
      { method, same: callsWithGas.map((call) => [call, null]) },
      { method, same: callsWithList.map((call) => [call, 'latest']) },
      ...withBlock(method, [call]).slice(0, 2),
      {
        method,
        same: [[call], [call, null], [call, 'latest', null], [call, null, {}], [call, 'pending']],
      },
    ]),
    ...['eth_call', 'eth_estimateGas'].flatMap((method) => [
      {
        method,
        same: [
          ...cases(contract).map((contract) => [
            call,
            'latest',
            { [contract]: { code: returnsOne } },
          ]),
          [
            call,
            null,
            {
              [contract]: {
                code: upper(returnsOne),
                nonce: null,
                balance: null,
                state: null,
                stateDiff: null,
                movePrecompileToAddress: null,
              },
            },
          ],
        ],
      },
      {
        method,
        same: [
          [call, 'latest', { [contract]: { stateDiff: { [slot]: word } } }],
          [
            call,
            'latest',
            { [contract]: { stateDiff: { [capitalX(slot)]: upper(word) }, state: null } },
          ],
        ],
      },
      {
        method,
        same: [
          [call, 'latest', { [contract]: { state: {} } }],
          [call, 'latest', { [contract]: { state: {}, stateDiff: null } }],
        ],
      },
    ]),
    // A contract is made where there is no receiver.
    {
      method: 'eth_call',
      same: [
        [{ from: account, data: loggingContract }],
        [{ from: account, to: null, data: loggingContract }],
        [{ from: null, to: null, input: loggingContract, value: null }, null],
        [{ input: loggingContract }, 'latest'],
      ],
    },
    {
      method: 'eth_call',
      same: [
        [{ to: contract }, 'latest', null, null],
        [{ to: contract }, 'latest', {}, {}],
        [{ to: contract }, 'latest', null, { number: '0x64' }],
        [{ to: contract }, 'latest', null, { number: '0X64', time: null, gasLimit: null }],
        [
          { to: contract },
          null,
          null,
          { time: '0xffffffff', feeRecipient: upper(account), prevRandao: capitalX(slot) },
        ],
        [
          { to: contract },
          null,
          null,
          { baseFeePerGas: '0x0', blobBaseFee: null, beaconRoot: null },
        ],
        [{ to: contract }, null, null, { difficulty: null, withdrawals: null }],
      ],
    },
    {
      method: 'debug_traceCall',
      same: [
        [call, 'latest', { tracer: 'callTracer' }],
        [call, null, { tracer: 'callTracer' }],
        [{ ...call, data: null, accessList: null }, 'latest', { tracer: 'callTracer' }],
        [{ ...call, input: '0x' }, 'latest', { tracer: 'callTracer', stateOverrides: null }],
        [
          call,
          'latest',
          { tracer: 'callTracer', tracerConfig: null, blockOverrides: null, txIndex: null },
        ],
      ],
    },
    {
      method: 'eth_simulateV1',
      same: [
        [{ blockStateCalls: [{ calls: [call] }] }, 'latest'],
        [{ blockStateCalls: [{ calls: [{ ...call, data: null, accessList: null }] }] }, null],
        [{ blockStateCalls: [{ calls: [{ ...call, input: '0x' }] }] }],
        [
          {
            blockStateCalls: [{ calls: [call], blockOverrides: null, stateOverrides: null }],
            traceTransfers: null,
            validation: null,
            returnFullTransactions: null,
          },
          'latest',
        ],
      ],
    },
    {
      method: 'eth_simulateV1',
      same: [[{ blockStateCalls: [{}] }], [{ blockStateCalls: [{ calls: null }] }]],
    },
    { method: 'eth_fillTransaction', same: [[call], [{ ...call, gas: null, accessList: null }]] },
    // Logs.
    { method: 'eth_getLogs', same: filters.map((filter) => [filter]) },
    {
      method: 'eth_getLogs',
      same: [[{}], [{ address: null, topics: null }], [{ fromBlock: 'latest' }]],
    },
    {
      method: 'eth_getLogs',
      same: [
        [{ fromBlock: '0x0', topics: [second] }],
        [{ fromBlock: '0x0', topics: [null, first] }],
        [{ fromBlock: '0x0', address: account }],
        [{ fromBlock: '0x0', toBlock: '0x0' }],
      ],
    },
    // Identity of the node.
    ...[
      'net_version',
      'net_listening',
      'net_peerCount',
      'eth_syncing',
      'eth_chainId',
      'eth_gasPrice',
      'eth_maxPriorityFeePerGas',
      'eth_blobBaseFee',
      'eth_baseFee',
      'eth_blockNumber',
      'eth_accounts',
      'eth_config',
      'eth_pendingTransactions',
      'web3_clientVersion',
      'rpc_modules',
      'txpool_status',
      'txpool_content',
      'txpool_inspect',
    ].map((method) => ({ method, same: [[]] })),
    { method: 'txpool_contentFrom', same: cases(account).map((address) => [address]) },
    { method: 'web3_sha3', same: [['0x'], ['0X']] },
    { method: 'web3_sha3', same: cases('0xabcdef').map((bytes) => [bytes]) },
  ]
}
