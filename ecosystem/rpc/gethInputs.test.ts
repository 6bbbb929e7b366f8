import { once } from 'node:events'
import { keccak256, zeroAddress } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import * as schemas from '../jsonrpc/schemas'
import { eventually } from '../test/eventually'
import {
  type GethInputsWorld,
  gethInputs,
  loggingContract,
  type SameInputs,
} from '../test/gethInputs'
import { signEip712, testKey, testSender } from '../test/signEip712'
import { startServedChain } from '../test/startServedChain'
import { decodeEip712Transaction } from '../zksync/eip712/decodeEip712Transaction'

const receiptSchema = z.object({
  contractAddress: schemas.address.nullable(),
  blockHash: schemas.hash,
  blockNumber: schemas.hex,
  transactionHash: schemas.hash,
})

let chain: Awaited<ReturnType<typeof startServedChain>>
let world: GethInputsWorld
/** The inputs by method. */
let inputs: Map<string, SameInputs['same'][]>

async function send(transaction: object) {
  return receiptSchema.parse(await chain.call('eth_sendTransactionSync', [transaction]))
}

beforeAll(async () => {
  chain = await startServedChain()
  const [account = zeroAddress] = chain.node.accounts
  const { contractAddress } = await send({ from: account, data: loggingContract })
  const contract = contractAddress ?? zeroAddress
  const { transactionHash: hash, ...block } = await send({ from: account, to: contract })
  world = { account, contract, hash, ...block }
  inputs = new Map()
  for (const { method, same } of gethInputs(world))
    inputs.set(method, [...(inputs.get(method) ?? []), same])
})

afterAll(() => chain.stop())

/** The methods of the table, which do not depend on the world. */
const anywhere = {
  account: zeroAddress,
  contract: zeroAddress,
  hash: '0x',
  blockHash: '0x',
  blockNumber: '0x0',
} as const
const methods = [...new Set(gethInputs(anywhere).map(({ method }) => method))]

describe('parameters that go-ethereum treats as equal', () => {
  it.each(methods)('are treated as equal by %s', async (method) => {
    for (const same of inputs.get(method) ?? []) {
      const [first, ...others] = await Promise.all(
        same.map(async (params) => ({ params, result: await chain.call(method, params) })),
      )
      for (const { params, result } of others)
        expect({ params, result }).toEqual({ params, result: first?.result })
    }
  })
})

/** Equal log filters for the whole chain, each with the logs that match. */
const filters = () =>
  (inputs.get('eth_getLogs')?.[0] ?? []).map(([filter]) => z.looseObject({}).parse(filter))

describe('filters of logs', () => {
  it('match the same logs when they are polled', async () => {
    const expected = await chain.call('eth_getLogs', [filters()[0]])
    expect(expected).toHaveLength(1)
    for (const filter of filters()) {
      const id = await chain.call('eth_newFilter', [filter])
      expect({ filter, logs: await chain.call('eth_getFilterLogs', [id]) }).toEqual({
        filter,
        logs: expected,
      })
    }
  })

  it('match the same logs when they are subscribed to', async () => {
    const client = await subscribeTo(filters().map((filter) => ['logs', filter]))
    const { transactionHash } = await send({ from: world.account, to: world.contract })
    await eventually(() => expect(client.notifications()).toHaveLength(filters().length))
    for (const notification of client.notifications())
      expect(notification).toMatchObject({ transactionHash })
    client.close()
  })
})

/** Subscribes over a WebSocket, and collects notifications. */
async function subscribeTo(subscriptions: readonly (readonly unknown[])[]) {
  const socket = new WebSocket(`ws://127.0.0.1:${chain.port}`)
  await once(socket, 'open')
  const received: unknown[] = []
  socket.send(
    JSON.stringify(
      subscriptions.map((params, id) => ({ jsonrpc: '2.0', id, method: 'eth_subscribe', params })),
    ),
  )
  const [answers] = await once(socket, 'message')
  expect(JSON.parse(String(answers))).toEqual(
    subscriptions.map((_, id) => ({ jsonrpc: '2.0', id, result: expect.any(String) })),
  )
  socket.on('message', (data) => received.push(JSON.parse(String(data)).params.result))
  return { notifications: () => received, close: () => socket.terminate() }
}

async function sendEip712() {
  await chain.node.client.setBalance({ address: testSender, value: 10n ** 18n })
  const nonce = Number(await chain.call('eth_getTransactionCount', [testSender, 'latest']))
  const raw = await signEip712({ nonce })
  expect(await chain.call('eth_sendRawTransaction', [raw])).toBe(decodeEip712Transaction(raw).hash)
  return decodeEip712Transaction(raw).hash
}

describe('pending transactions', () => {
  it.each([[], [null], [false]])('are announced by hash with %j', async (...full) => {
    const client = await subscribeTo([['newPendingTransactions', ...full]])
    const { transactionHash } = await send({ from: world.account, to: world.account })
    const hash = await sendEip712()
    await eventually(() => expect(client.notifications()).toEqual([transactionHash, hash]))
    client.close()
  })

  it('are announced in full with true, those of type 0x71 as they were sent', async () => {
    const client = await subscribeTo([['newPendingTransactions', true]])
    const { transactionHash } = await send({ from: world.account, to: world.contract })
    const hash = await sendEip712()
    await eventually(() =>
      expect(client.notifications()).toMatchObject([
        {
          hash: transactionHash,
          from: world.account.toLowerCase(),
          to: world.contract,
          l1BatchNumber: null,
        },
        { hash, type: '0x71', from: testSender.toLowerCase(), value: '0x5' },
      ]),
    )
    client.close()
  })

  it.each([
    [[], false],
    [[null], false],
    [[false], false],
    [[true], true],
  ])('are listed by a filter of %j, in full: %j', async (params, isFull) => {
    const filter = await chain.call('eth_newPendingTransactionFilter', params)
    const hash = await sendEip712()
    expect(await chain.call('eth_getFilterChanges', [filter])).toMatchObject([
      isFull ? { hash, type: '0x71' } : hash,
    ])
    expect(await chain.call('eth_getFilterChanges', [filter])).toEqual([])
    expect(await chain.call('eth_uninstallFilter', [filter])).toBe(true)
  })

  it('are found by their sender', async () => {
    await chain.call('evm_setAutomine', [false])
    const hash = await chain.call('eth_sendTransaction', [{ from: world.account }])
    expect(await chain.call('eth_pendingTransactions', [])).toMatchObject([{ hash }])
    const waiting = await chain.call('txpool_contentFrom', [world.account])
    expect(Object.values(Object(waiting).pending)).toMatchObject([{ hash }])
    await chain.call('evm_mine', [])
    await chain.call('evm_setAutomine', [true])
    expect(await chain.call('eth_pendingTransactions', [])).toEqual([])
  })
})

describe('other subscriptions', () => {
  it('ignore null and objects as extra parameters of newHeads', async () => {
    const client = await subscribeTo([['newHeads'], ['newHeads', null], ['newHeads', {}]])
    const { blockHash } = await send({ from: world.account, to: world.account })
    await eventually(() =>
      expect(client.notifications()).toMatchObject([
        { hash: blockHash },
        { hash: blockHash },
        { hash: blockHash },
      ]),
    )
    client.close()
  })

  it('never report syncing', async () => {
    const client = await subscribeTo([['syncing'], ['newHeads']])
    await send({ from: world.account, to: world.account })
    await eventually(() =>
      expect(client.notifications()).toMatchObject([{ parentHash: expect.anything() }]),
    )
    client.close()
  })

  it('announce the receipts of each block, or of given transactions', async () => {
    const client = await subscribeTo([
      ['transactionReceipts', null],
      ['transactionReceipts', { transactionHashes: [] }],
      ['transactionReceipts', { transactionHashes: [world.hash] }],
    ])
    const { transactionHash } = await send({ from: world.account, to: world.contract })
    await eventually(() =>
      expect(client.notifications()).toMatchObject(
        Array.from({ length: 2 }, () => [{ transactionHash, status: '0x1', l2ToL1Logs: [] }]),
      ),
    )
    client.close()
  })
})

it('signs typed data unchanged', async () => {
  const sign = (text: string) =>
    chain.call('eth_signTypedData_v4', [
      world.account,
      {
        types: { EIP712Domain: [], Text: [{ name: 'text', type: 'string' }] },
        primaryType: 'Text',
        domain: {},
        message: { text },
      },
    ])
  expect(await sign('0xAB')).not.toBe(await sign('0xab'))
})

describe('eth_sendRawTransactionSync', () => {
  /** From a funded account. */
  const sign = async (nonce: number) => {
    await chain.node.client.setBalance({ address: testSender, value: 10n ** 18n })
    const client = privateKeyToAccount(testKey)
    const plain = { to: world.account, gas: 21_000n, maxFeePerGas: 10n ** 10n } as const
    return client.signTransaction({ ...plain, chainId: 34234, nonce, type: 'eip1559' })
  }
  const nextNonce = async () =>
    Number(await chain.call('eth_getTransactionCount', [testSender, 'latest']))

  it.each([[], [null], [20_000], ['0x4e20']])('accepts the timeout %j', async (...timeout) => {
    const raw = await sign(await nextNonce())
    expect(await chain.call('eth_sendRawTransactionSync', [raw, ...timeout])).toMatchObject({
      transactionHash: keccak256(raw),
    })
  })

  it('throws with the hash if it is not included in time', async () => {
    const raw = await sign((await nextNonce()) + 1)
    await expect(chain.call('eth_sendRawTransactionSync', [raw, 10])).rejects.toMatchObject({
      code: 4,
      data: keccak256(raw),
    })
    await chain.call('anvil_dropTransaction', [keccak256(raw)])
  })
})

it('returns null for the counts of an unknown block', async () => {
  for (const count of ['eth_getBlockTransactionCountBy', 'eth_getUncleCountByBlock']) {
    expect(await chain.call(`${count}Number`, ['0xfffff'])).toBeNull()
    expect(await chain.call(`${count}Hash`, [world.hash])).toBeNull()
    expect(await chain.call(`${count}Number`, ['pending'])).toBe('0x0')
  }
})

it('returns headers without the contents of blocks', async () => {
  const { parentHash, ...header } = z
    .looseObject({ parentHash: schemas.hash })
    .parse(await chain.call('eth_getHeaderByNumber', [world.blockNumber]))
  expect(header).toMatchObject({ hash: world.blockHash, l1BatchNumber: null })
  expect(header).not.toHaveProperty('transactions')
  expect(await chain.call('eth_getHeaderByHash', [parentHash])).toHaveProperty('hash', parentHash)
  for (const none of ['0xffffff', 'pending'])
    expect(await chain.call('eth_getHeaderByNumber', [none])).toBeNull()
})
