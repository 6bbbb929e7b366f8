import { once } from 'node:events'
import { encodeFunctionData, type Hash, numberToHex, parseAbi } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { requestNode } from '../../ecosystem/anvil/requestNode'
import { richAccount } from '../../ecosystem/config/accounts'
import type { JsonRpcCall } from '../../ecosystem/jsonrpc/jsonRpc'
import * as schemas from '../../ecosystem/jsonrpc/schemas'
import { eventually } from '../../ecosystem/test/eventually'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { systemAddresses } from '../../interop'
import { chainUrls } from './helpers/chainUrls'

const account = privateKeyToAccount(richAccount.privateKey)

let ecosystem: StakingEcosystem
let url: string
let call: JsonRpcCall

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
  url = chainUrls(ecosystem).source
  call = (method, params) => requestNode(new URL(url).host, method, params)
})

afterAll(() => ecosystem.stop())

const sendToL1 = (message: `0x${string}`) =>
  encodeFunctionData({
    abi: parseAbi(['function sendToL1(bytes)']),
    functionName: 'sendToL1',
    args: [message],
  })

/** The requests of `cast send 0x…8008 "sendToL1(bytes)" 0x1234 --private-key …`, in its order. */
async function castSend(message: `0x${string}`): Promise<Hash> {
  const to = systemAddresses.l1Messenger
  const data = sendToL1(message)
  const chainId = Number(schemas.hex.parse(await call('eth_chainId', [])))
  const nonce = Number(await call('eth_getTransactionCount', [account.address, 'pending']))
  await call('eth_feeHistory', ['0x5', 'latest', [20]])
  await call('eth_getBlockByNumber', ['latest', false])
  const gas = BigInt(
    schemas.hex.parse(
      await call('eth_estimateGas', [
        { from: account.address, to, data, nonce: numberToHex(nonce) },
        'pending',
      ]),
    ),
  )
  const maxFeePerGas = 2n * BigInt(schemas.hex.parse(await call('eth_gasPrice', [])))
  const raw = await account.signTransaction({
    type: 'eip1559',
    chainId,
    nonce,
    to,
    data,
    gas,
    maxFeePerGas,
    maxPriorityFeePerGas: 1n,
  })
  const hash = schemas.hash.parse(await call('eth_sendRawTransaction', [raw]))
  await eventually(async () =>
    expect(await call('eth_getTransactionReceipt', [hash])).not.toBeNull(),
  )
  return hash
}

describe('plain JSON-RPC', () => {
  it('sends a message as cast does, and proves it as curl does', async () => {
    const hash = await castSend('0x1234')
    await eventually(async () =>
      expect(await call('zks_getL2ToL1LogProof', [hash, 0, 'proof_based_gw'])).toMatchObject({
        id: expect.any(Number),
        batchNumber: expect.any(Number),
        root: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        proof: expect.arrayContaining([expect.stringMatching(/^0x[0-9a-f]{64}$/)]),
      }),
    )
  })

  it('finds a message by its hash in uppercase, with every RPC variant', async () => {
    const hash = await castSend('0x5678')
    const proof = (...params: unknown[]) => call('zks_getL2ToL1LogProof', params)
    await vi.waitFor(async () => expect(await proof(hash, 0, 'messageRoot')).not.toBeNull(), {
      timeout: 10_000,
    })
    const { blockNumber, logs } = z
      .object({
        blockNumber: schemas.hex.transform(Number),
        logs: z.array(z.object({ topics: z.array(schemas.hash) })).length(1),
      })
      .parse(await call('eth_getTransactionReceipt', [hash]))
    const messageHash = logs[0]?.topics[2] ?? ''
    const sender = account.address.toLowerCase()
    const capitals = (text: string) => `0x${text.slice(2).toUpperCase()}`
    for (const mode of [undefined, 'messageRoot', 'proof_based_gw'])
      expect(await proof(capitals(hash), 0, mode)).toEqual(await proof(hash, 0, mode))
    for (const method of ['zks_getTransactionDetails', 'eth_getTransactionReceipt'])
      expect(await call(method, [capitals(hash)])).toEqual(await call(method, [hash]))
    expect(
      await call('zks_getL2ToL1MsgProof', [blockNumber, capitals(sender), capitals(messageHash)]),
    ).toEqual({
      ...Object(await call('zks_getL2ToL1MsgProof', [blockNumber, sender, messageHash])),
      proof: expect.any(Array),
    })
  })

  it('responds to a batch of requests in order', async () => {
    const methods = ['eth_chainId', 'zks_L1ChainId', 'eth_nonsense', 'net_version']
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(
        methods.map((method, id) => ({ jsonrpc: '2.0', id, method, params: [] })),
      ),
    })
    expect(await response.json()).toMatchObject([
      { id: 0, result: '0x85ba' },
      { id: 1, result: '0x1fa' },
      { id: 2, error: { code: -32601 } },
      { id: 3, result: '34234' },
    ])
  })

  it('reads state at safe and finalized', async () => {
    const hash = await castSend('0x01')
    const receipt = {
      blockNumber: '0x0',
      ...Object(await call('eth_getTransactionReceipt', [hash])),
    }
    const balance = (tag: string) => call('eth_getBalance', [account.address, tag])
    await eventually(async () => {
      const finalized = {
        number: '0x0',
        ...Object(await call('eth_getBlockByNumber', ['finalized', false])),
      }
      expect(Number(finalized.number)).toBeGreaterThanOrEqual(Number(receipt.blockNumber))
    })
    expect(await balance('finalized')).toBe(await balance(receipt.blockNumber))
    const query = { to: systemAddresses.l1Messenger, data: sendToL1('0x12') }
    for (const tag of ['safe', 'finalized', 'latest'])
      expect(await call('eth_call', [query, tag])).toMatch(/^0x[0-9a-f]{64}$/)
  })

  it.each([
    [undefined, { failed: false }],
    [{ tracer: 'callTracer' }, { type: 'CALL', to: systemAddresses.l1Messenger }],
    [{ tracer: 'callTracer', tracerConfig: { withLog: true } }, { logs: [{ position: '0x0' }] }],
    [{ tracer: 'prestateTracer' }, {}],
    [{ tracer: '4byteTracer' }, { '0x62f84b24-96': 1 }],
  ])('traces a transaction with %j', async (options, expected) => {
    const hash = await castSend('0x02')
    expect(await call('debug_traceTransaction', [hash, options].filter(Boolean))).toMatchObject(
      expected,
    )
  })

  it('announces heads, logs and pending transactions to a WebSocket', async () => {
    const socket = new WebSocket(url.replace('http', 'ws'))
    await once(socket, 'open')
    const results: unknown[] = []
    socket.on('message', (data) => {
      const message = JSON.parse(String(data))
      if (message.method === 'eth_subscription') results.push(message.params.result)
    })
    const kinds = [
      ['newHeads'],
      ['newPendingTransactions'],
      ['logs', { address: systemAddresses.l1Messenger }],
    ]
    for (const [id, params] of kinds.entries()) {
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, method: 'eth_subscribe', params }))
      await once(socket, 'message')
    }
    const transactionHash = await castSend('0x03')
    await eventually(() => {
      expect(results).toContain(transactionHash)
      expect(results).toContainEqual(
        expect.objectContaining({ transactionHash, l1BatchNumber: null }),
      )
      expect(results).toContainEqual(expect.objectContaining({ parentHash: expect.any(String) }))
    })
    socket.terminate()
  })
})
