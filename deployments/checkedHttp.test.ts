import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { json } from 'node:stream/consumers'
import { type Client, createClient } from 'viem'
import {
  getBalance,
  getBlockNumber,
  getChainId,
  getTransactionCount,
  sendRawTransaction,
} from 'viem/actions'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkedHttp } from './checkedHttp'
import { findWrongChain, WrongChainError } from './WrongChainError'

const requestSchema = z.object({ id: z.number(), method: z.string() })

const chain = { name: 'staking2', chainId: 5328 }
const address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'

/** A node whose responses depend on the test. */
let node: Server
/** The requested methods, a list for each HTTP request. */
let asked: string[][]
let responses: Record<string, unknown>
/** How many requests to send a transaction are answered with status 429 first. */
let refusals: number
let rpcUrl: string

beforeEach(async () => {
  asked = []
  refusals = 0
  responses = { eth_chainId: '0x14d0', eth_blockNumber: '0x7' }
  node = createServer(async (incoming, response) => {
    const body: unknown = await json(incoming)
    const requests = z.array(requestSchema).parse(Array.isArray(body) ? body : [body])
    asked.push(requests.map(({ method }) => method))
    if (refusals > 0 && requests.some(({ method }) => method.includes('send'))) {
      refusals--
      response.writeHead(429, { 'retry-after': '0' }).end('Too Many Requests')
      return
    }
    const results = requests.map(({ id, method }) => ({
      jsonrpc: '2.0',
      id,
      ...(method in responses
        ? { result: responses[method] }
        : { error: { code: -32601, message: 'no such method' } }),
    }))
    response.end(JSON.stringify(Array.isArray(body) ? results : results[0]))
  }).listen(0, '127.0.0.1')
  await once(node, 'listening')
  const listening = node.address()
  rpcUrl = `http://127.0.0.1:${typeof listening === 'object' && listening ? listening.port : 0}`
})

afterEach(() => {
  node.closeAllConnections()
  node.close()
})

const connect = ({ batch }: { batch: boolean }): Client =>
  createClient({ transport: checkedHttp({ ...chain, rpcUrl }, { batch, retryCount: 0 }) })

const send = (client: Client) => sendRawTransaction(client, { serializedTransaction: '0x02' })
const uncached = { cacheTime: 0 }

describe.each([{ batch: true }, { batch: false }])('checkedHttp with %j', ({ batch }) => {
  it('returns responses of a node of that chain', async () => {
    const client = connect({ batch })
    expect(await getBlockNumber(client, uncached)).toBe(7n)
    expect(await getChainId(client)).toBe(5328)
  })

  it.each([
    ['another chain', '0x7a69', 'chain 31337'],
    ['an out-of-range chain id', `0x${'f'.repeat(70)}`, 'no valid chain id'],
    ['text', 'staking2', 'no valid chain id'],
    ['null', null, 'no valid chain id'],
    ['an object', {}, 'no valid chain id'],
  ])(
    'rejects a node that reports %s, naming the chain and both ids',
    async (_, response, described) => {
      responses.eth_chainId = response
      const client = connect({ batch })
      const error = await getBlockNumber(client, uncached).catch((reason: unknown) => reason)
      expect(findWrongChain(error)?.shortMessage).toBe(
        `Expected chain 5328 for staking2, but its node reports ${described}.`,
      )
      await expect(getChainId(client)).rejects.toThrow(WrongChainError)
    },
  )

  it('takes precedence over an error of the request', async () => {
    responses.eth_chainId = '0x1'
    const error = await getBalance(connect({ batch }), { address }).catch((reason) => reason)
    expect(findWrongChain(error)).toBeInstanceOf(WrongChainError)
  })

  it('detects that the node was replaced and restored', async () => {
    const client = connect({ batch })
    await getBlockNumber(client, uncached)
    responses.eth_chainId = '0x1'
    await expect(getBlockNumber(client, uncached)).rejects.toThrow(
      'Expected chain 5328 for staking2',
    )
    responses.eth_chainId = '0x14d0'
    expect(await getBlockNumber(client, uncached)).toBe(7n)
  })

  it('sends no transaction to another chain', async () => {
    responses.eth_chainId = '0x1'
    responses.eth_sendRawTransaction = `0x${'00'.repeat(32)}`
    await expect(send(connect({ batch }))).rejects.toThrow('Expected chain 5328 for staking2')
    expect(asked.flat()).toEqual(['eth_chainId'])
  })

  it('sends a transaction again that the node was too busy for', async () => {
    refusals = 3
    responses.eth_sendRawTransaction = `0x${'00'.repeat(32)}`
    await send(connect({ batch }))
    expect(asked.flat().filter((method) => method.includes('send'))).toHaveLength(4)
  })

  it('gives up on a node that is too busy for too long', async () => {
    refusals = 100
    await expect(send(connect({ batch }))).rejects.toThrow('429')
    expect(refusals).toBe(92)
  })

  it('reports errors of a node of that chain', async () => {
    const error = await send(connect({ batch })).catch((reason: unknown) => reason)
    expect(findWrongChain(error)).toBeUndefined()
    expect(String(error)).toContain('no such method')
  })
})

it('requests the chain id once per batch, in the same HTTP request', async () => {
  responses.eth_getBalance = '0x1'
  responses.eth_getTransactionCount = '0x2'
  const client = connect({ batch: true })
  await Promise.all([
    getBlockNumber(client, uncached),
    getBalance(client, { address }),
    getTransactionCount(client, { address }),
  ])
  expect(asked.map((methods) => methods.toSorted())).toEqual([
    ['eth_blockNumber', 'eth_chainId', 'eth_getBalance', 'eth_getTransactionCount'],
  ])
})
