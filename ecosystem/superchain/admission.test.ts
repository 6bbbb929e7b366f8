import {
  createTestClient,
  encodeFunctionData,
  type Hash,
  type Hex,
  http,
  keccak256,
  publicActions,
  type RpcError,
  walletActions,
  webSocket,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crossL2InboxAbi } from '../../contracts/abi/CrossL2Inbox'
import {
  buildExecutingMessage,
  type ExecutingMessage,
  encodeAccessList,
  sendMessage,
  superchainAddresses,
} from '../../interop/superchain'
import { richAccount } from '../config/accounts'
import { createSuperchain, type SuperchainEcosystem } from '../createSuperchain'
import { eventually } from '../test/eventually'

const timeout = 60_000
const account = privateKeyToAccount(richAccount.privateKey)
const stranger = '0x00000000000000000000000000000000000000f1'
const inbox = superchainAddresses.crossL2Inbox

let network: SuperchainEcosystem
let executing: ExecutingMessage

beforeAll(async () => {
  network = await createSuperchain({ chains: ['op1', 'op2'].map(toChain) })
  const hash = await sendMessage(connect(0), { destination: 902n, target: stranger, message: '0x' })
  await connect(0).waitForTransactionReceipt({ hash })
  executing = await buildExecutingMessage(connect(0), { hash })
  await connect(1).impersonateAccount({ address: stranger })
  await connect(1).setBalance({ address: stranger, value: 10n ** 20n })
}, timeout)

afterAll(() => network.stop())

function toChain(name: string, index: number) {
  return { name, id: 901 + index, port: 9545 + index }
}

function urlOf(index: number): string {
  const url = network.chains[index]?.rpcUrl
  if (url === undefined) throw new Error(`There is no chain ${index}`)
  return url
}

function connect(index: number) {
  return createTestClient({ mode: 'anvil', account, transport: http(urlOf(index)) })
    .extend(publicActions)
    .extend(walletActions)
}

async function rpc(index: number, method: string, params: readonly unknown[]) {
  const response = await fetch(urlOf(index), {
    method: 'POST',
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
  return (await response.json()) as { result?: unknown; error?: { code: number; message: string } }
}

const keysOf = ({ id, payload }: ExecutingMessage): Hex[] =>
  encodeAccessList(id, payload).flatMap(({ storageKeys }) => storageKeys)

const change = (id: Partial<ExecutingMessage['id']>): ExecutingMessage => ({
  ...executing,
  id: { ...executing.id, ...id },
})

/** Storage keys that a node must reject, and its error code. */
const invalid: [string, () => Hex[], number][] = [
  ['another log index', () => keysOf(change({ logIndex: 7n })), -320600],
  ['an earlier time', () => keysOf(change({ timestamp: executing.id.timestamp - 1n })), -320600],
  [
    'a time to come',
    () => keysOf(change({ timestamp: executing.id.timestamp + 100_000n })),
    -320600,
  ],
  [
    'a time long ago',
    () => keysOf(change({ timestamp: executing.id.timestamp - 700_000n })),
    -320600,
  ],
  ['another payload', () => keysOf({ ...executing, payload: '0x12' }), -320600],
  ['another origin', () => keysOf(change({ origin: stranger })), -320600],
  ['an unknown chain', () => keysOf(change({ chainId: 999n })), -320501],
  [
    'a chain whose id only differs in its upper bits',
    () => keysOf(change({ chainId: 901n + 2n ** 64n })),
    -320501,
  ],
  ['a block that does not exist yet', () => keysOf(change({ blockNumber: 10_000n })), -321401],
  ['a checksum without its lookup', () => keysOf(executing).slice(1), -32602],
  ['a lookup without its checksum', () => keysOf(executing).slice(0, 1), -32602],
  [
    'reserved bytes that are not zero',
    () => keysOf(executing).map((key) => key.replace('0x010000', '0x010001') as Hex),
    -32602,
  ],
  [
    'a valid message followed by an invalid one',
    () => [...keysOf(executing), ...keysOf(change({ logIndex: 7n }))],
    -320600,
  ],
]

function requestOf<key>(storageKeys: readonly key[]) {
  return {
    to: inbox,
    data: encodeFunctionData({
      abi: crossL2InboxAbi,
      functionName: 'validateMessage',
      args: [executing.id, keccak256(executing.payload)],
    }),
    gas: '0x30d40',
    accessList: [{ address: inbox, storageKeys: [...storageKeys] }],
  }
}

async function sign(type: 'eip2930' | 'eip1559', keys: readonly Hex[]): Promise<Hex> {
  const { to, data, accessList } = requestOf(keys)
  const nonce = await connect(1).getTransactionCount({
    ...{ address: account.address, blockTag: 'pending' },
  })
  const common = { to, data, accessList, nonce, chainId: 902, gas: 200_000n }
  return type === 'eip2930'
    ? account.signTransaction({ ...common, type, gasPrice: 10n ** 10n })
    : account.signTransaction({
        ...{ ...common, type, maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 0n },
      })
}

/** All ways to send a transaction to a node. */
const waysIn: [string, (keys: readonly Hex[]) => ReturnType<typeof rpc>][] = [
  [
    'eth_sendRawTransaction, type 1',
    async (keys) => rpc(1, 'eth_sendRawTransaction', [await sign('eip2930', keys)]),
  ],
  [
    'eth_sendRawTransaction, type 2',
    async (keys) => rpc(1, 'eth_sendRawTransaction', [await sign('eip1559', keys)]),
  ],
  [
    'eth_sendRawTransactionSync',
    async (keys) => rpc(1, 'eth_sendRawTransactionSync', [await sign('eip1559', keys)]),
  ],
  ...['eth_sendTransaction', 'eth_sendTransactionSync', 'eth_sendUnsignedTransaction'].flatMap(
    (method): [string, (keys: readonly Hex[]) => ReturnType<typeof rpc>][] => [
      [
        `${method} of an unlocked account`,
        (keys) => rpc(1, method, [{ from: network.accounts[0], ...requestOf(keys) }]),
      ],
      [
        `${method} of an impersonated account`,
        (keys) => rpc(1, method, [{ from: stranger, ...requestOf(keys) }]),
      ],
    ],
  ),
]

async function chainState() {
  const client = connect(1)
  return { head: await client.getBlockNumber(), pool: await client.getTxpoolStatus() }
}

describe('the admission of executing messages', { timeout }, () => {
  describe.each(waysIn)('by %s', (_, send) => {
    it.each(invalid)('refuses %s', async (__, keys, code) => {
      const before = await chainState()
      expect((await send(keys())).error).toMatchObject({ code })
      expect(await chainState()).toEqual(before)
    })
  })

  it.each(waysIn)('accepts a valid message by %s', async (_, send) => {
    expect((await send(keysOf(executing))).error).toBeUndefined()
    await eventually(async () =>
      expect((await chainState()).pool).toEqual({ pending: 0, queued: 0 }),
    )
  })

  it.each<[string, (key: Hex) => unknown]>([
    ['without prefix', (key) => key.slice(2)],
    ['as bytes', (key) => [...Buffer.from(key.slice(2), 'hex')]],
    ['in uppercase', (key) => `0x${key.slice(2).toUpperCase()}`],
  ])('checks storage keys that are written %s', async (_, write) => {
    const before = await chainState()
    const keys = keysOf(change({ logIndex: 7n })).map((key) => write(key))
    const { error } = await rpc(1, 'eth_sendTransaction', [
      { from: network.accounts[0], ...requestOf(keys) },
    ])
    expect(error?.code).toBeOneOf([-32602, -320600])
    expect(await chainState()).toEqual(before)
  })

  it.each(invalid)('reports %s by interop_checkAccessList', async (_, keys, code) => {
    const { timestamp } = await connect(1).getBlock({ blockTag: 'pending' })
    for (const descriptor of [
      { chainID: '0x386', timestamp: `0x${timestamp.toString(16)}` },
      { chainID: '902', timestamp: `${timestamp}`, timeout: '0x0' },
    ])
      for (const level of ['unsafe', 'cross-unsafe']) {
        const params = [keys(), level, descriptor]
        const { error } = await rpc(1, 'interop_checkAccessList', params)
        expect(error).toMatchObject({ code })
      }
  })

  it('answers interop_checkAccessList', async () => {
    const { timestamp } = await connect(1).getBlock({ blockTag: 'pending' })
    const keys = keysOf(executing)
    const descriptor = { chainID: '0x386', timestamp: `${timestamp}` }
    const check = (...params: unknown[]) => rpc(1, 'interop_checkAccessList', params)
    expect(await check(keys, 'cross-unsafe', descriptor)).toMatchObject({ result: null })
    const late = { ...descriptor, timeout: '0x93a81' }
    expect((await check(keys, 'cross-unsafe', late)).error).toMatchObject({ code: -320600 })
    expect((await check(keys, 'finalized', descriptor)).error).toMatchObject({ code: -32602 })
    const unknown = { ...descriptor, chainID: '1' }
    expect((await check(keys, 'unsafe', unknown)).error).toMatchObject({ code: -320501 })
    expect((await check(keys, 'unsafe', { chainID: '902' })).error).toMatchObject({ code: -32602 })
  })

  it('says that a block can no longer come once its time has passed', async () => {
    const { timestamp } = await connect(1).getBlock()
    const keys = keysOf(change({ chainId: 902n, blockNumber: 10_000n, timestamp: timestamp - 1n }))
    const { error } = await rpc(1, 'eth_sendRawTransaction', [await sign('eip1559', keys)])
    expect(error).toMatchObject({ code: -320600 })
  })

  it('checks each request of a batch', async () => {
    const raw = await sign('eip1559', keysOf(change({ logIndex: 7n })))
    const batch = ['eth_sendRawTransaction', 'eth_chainId'].map((method, id) => ({
      ...{ jsonrpc: '2.0', id, method },
      params: id === 0 ? [raw] : [],
    }))
    const response = await fetch(urlOf(1), { method: 'POST', body: JSON.stringify(batch) })
    expect(await response.json()).toMatchObject([
      { id: 0, error: { code: -320600 } },
      { id: 1, result: '0x386' },
    ])
  })

  it('checks what comes over a WebSocket', async () => {
    const client = createTestClient({
      mode: 'anvil',
      transport: webSocket(urlOf(1).replace('http', 'ws')),
    })
    const raw = await sign('eip2930', keysOf(change({ logIndex: 7n })))
    const sent = client.request<{ Method: string; Parameters: Hex[]; ReturnType: Hash }>(
      { method: 'eth_sendRawTransaction', params: [raw] },
      { retryCount: 0 },
    )
    const error = await sent.catch((reason: RpcError) => reason)
    expect(error).toMatchObject({ code: -320600 })
    ;(await client.transport.getRpcClient()).close()
  })

  it('does not check calls and estimates', async () => {
    const forged = keysOf(change({ logIndex: 7n }))
    const call = { from: account.address, ...requestOf([...keysOf(executing), ...forged]) }
    expect((await rpc(1, 'eth_call', [call, 'latest'])).error).toBeUndefined()
    expect((await rpc(1, 'eth_estimateGas', [call])).error).toBeUndefined()
  })
})
