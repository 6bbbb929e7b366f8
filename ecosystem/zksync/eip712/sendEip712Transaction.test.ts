import { once } from 'node:events'
import { getContractAddress, type Hash, type Hex, numberToHex, parseEther } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { chainConfig, serializeTransaction } from 'viem/zksync'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as schemas from '../../jsonrpc/schemas'
import { eventually } from '../../test/eventually'
import { rollBack } from '../../test/rollBack'
import { signEip712, testKey, testSender } from '../../test/signEip712'
import { startServedChain } from '../../test/startServedChain'
import { decodeEip712Transaction } from './decodeEip712Transaction'
import { sendEip712Transaction } from './sendEip712Transaction'

/** Emits an anonymous event without data: LOG0 of nothing. */
const emitting = '0x60006000a0'
const emitter = '0x00000000000000000000000000000000000000a5'

let chain: Awaited<ReturnType<typeof startServedChain>>

beforeAll(async () => {
  chain = await startServedChain()
  await chain.call('anvil_setCode', [emitter, emitting])
})

afterAll(() => chain.stop())

beforeEach(() => chain.call('anvil_setBalance', [testSender, numberToHex(parseEther('10'))]))

const sign = async (overrides: Parameters<typeof signEip712>[0] = {}) =>
  signEip712({ nonce: await nonce(), ...overrides })

async function nonce(): Promise<number> {
  return Number(await chain.call('eth_getTransactionCount', [testSender, 'latest']))
}

const send = (raw: Hex) => chain.call('eth_sendRawTransaction', [raw])

/** Sends and waits for the block: the hash is known before. */
const execute = (raw: Hex) => chain.call('eth_sendRawTransactionSync', [raw])

const refusal = (message: string) => ({ code: 3, message: expect.stringContaining(message) })

describe('a transaction of type 0x71', () => {
  let raw: Hex
  let hash: Hash
  let nodeHash: Hash

  beforeAll(async () => {
    await chain.call('anvil_setBalance', [testSender, numberToHex(parseEther('10'))])
    raw = await sign()
    ;({ hash, nodeHash } = decodeEip712Transaction(raw))
    expect(await send(raw)).toBe(hash)
    await eventually(async () =>
      expect(await chain.call('eth_getTransactionReceipt', [hash])).not.toBeNull(),
    )
  })

  it('is executed by the node with the predicted hash', async () => {
    expect(await chain.node.client.getTransactionReceipt({ hash: nodeHash })).toMatchObject({
      status: 'success',
      from: testSender.toLowerCase(),
    })
  })

  it('is returned as it was sent, with its signature', async () => {
    const { r, s, yParity } = decodeEip712Transaction(raw).signature
    const transaction = await chain.call('eth_getTransactionByHash', [hash])
    expect(transaction).toMatchObject({
      hash,
      type: '0x71',
      from: testSender.toLowerCase(),
      to: emitter,
      input: '0x1234',
      value: '0x5',
      r,
      s,
      v: numberToHex(yParity),
      yParity: numberToHex(yParity),
      maxFeePerGas: numberToHex(3_000_000_000),
    })
    expect(transaction).not.toHaveProperty('accessList')
  })

  it('has a receipt with its type', async () => {
    expect(await chain.call('eth_getTransactionReceipt', [hash])).toMatchObject({
      transactionHash: hash,
      type: '0x71',
      status: '0x1',
      logs: [{ transactionHash: hash, address: emitter }],
    })
  })

  it('is found case-insensitively', async () => {
    const upper = `0x${hash.slice(2).toUpperCase()}`
    expect(await chain.call('eth_getTransactionReceipt', [upper])).toMatchObject({
      transactionHash: hash,
    })
  })

  it.each([
    ['eth_getRawTransactionByHash', () => [hash]],
    ['debug_getRawTransaction', () => [hash]],
    ['eth_getRawTransactionByBlockNumberAndIndex', () => ['latest', '0x0']],
  ])('%s returns the serialized transaction as it was sent', async (method, params) => {
    expect(await chain.call(method, params())).toBe(raw)
  })

  it.each<[string, (block: { hash: Hash; number: Hex }) => unknown[]]>([
    ['eth_getBlockByNumber', ({ number }) => [number, true]],
    ['eth_getBlockByNumber', ({ number }) => [number, false]],
    ['eth_getBlockByHash', ({ hash }) => [hash, true]],
    ['eth_getBlockReceipts', ({ number }) => [number]],
    ['eth_getLogs', ({ number }) => [{ fromBlock: number, toBlock: number }]],
    ['eth_getTransactionByBlockNumberAndIndex', ({ number }) => [number, '0x0']],
    ['eth_getTransactionByBlockHashAndIndex', ({ hash }) => [hash, '0x0']],
    ['eth_getTransactionBySenderAndNonce', () => [testSender, '0x0']],
    ['trace_block', ({ number }) => [number]],
    ['trace_transaction', () => [hash]],
    ['trace_filter', ({ number }) => [{ fromBlock: number, toBlock: number }]],
    ['ots_getBlockTransactions', ({ number }) => [Number(number), 0, 25]],
    ['ots_searchTransactionsBefore', () => [testSender, 0, 25]],
    ['ots_getTransactionBySenderAndNonce', () => [testSender, '0x0']],
    ['debug_traceBlockByNumber', ({ number }) => [number, { tracer: 'callTracer' }]],
  ])('%s returns the hash that clients use', async (method, params) => {
    const { blockHash, blockNumber } = await chain.node.client.getTransactionReceipt({
      hash: nodeHash,
    })
    const block = { hash: blockHash, number: numberToHex(blockNumber) }
    const answer = JSON.stringify(await chain.call(method, params(block)))
    expect(answer).toContain(hash)
    expect(answer).not.toContain(nodeHash)
  })

  it.each([
    ['debug_traceTransaction', { tracer: 'callTracer' }],
    ['ots_traceTransaction', undefined],
    ['ots_getTransactionError', undefined],
    ['ots_getInternalOperations', undefined],
  ])('%s finds it', async (method, options) => {
    const answer = await chain.call(method, options ? [hash, options] : [hash])
    expect(answer).not.toBeNull()
  })

  it('cannot be sent twice', async () => {
    await expect(send(raw)).rejects.toMatchObject(
      refusal(`known transaction. transaction with hash ${hash}`),
    )
  })

  it('can be sent again after a rollback', async () => {
    const later = await sign()
    await execute(later)
    await rollBack(chain.node, 1)
    const { hash } = decodeEip712Transaction(later)
    expect(await chain.call('eth_getTransactionByHash', [hash])).toBeNull()
    expect(await execute(later)).toMatchObject({
      transactionHash: hash,
      status: '0x1',
    })
  })

  it('can create a contract, as signed by viem', async () => {
    const transaction = {
      type: 'eip712',
      chainId: 34234,
      from: testSender,
      nonce: await nonce(),
      gas: 100_000n,
      maxFeePerGas: 3_000_000_000n,
      maxPriorityFeePerGas: 0n,
      gasPerPubdata: 50_000n,
      // Leaves the one byte 0x00 as code.
      data: '0x60016000f3',
    } as const
    const typedData = chainConfig.custom.getEip712Domain(transaction)
    const customSignature = await privateKeyToAccount(testKey).signTypedData(typedData)
    const raw = serializeTransaction({ ...transaction, customSignature })
    expect(await execute(raw)).toMatchObject({
      status: '0x1',
      to: null,
      contractAddress: getContractAddress({
        from: testSender,
        nonce: BigInt(transaction.nonce),
      }).toLowerCase(),
    })
  })

  it('returns its receipt with the synchronous method', async () => {
    const sent = await sign()
    const { hash } = decodeEip712Transaction(sent)
    expect(await execute(sent)).toMatchObject({
      transactionHash: hash,
      type: '0x71',
      l2ToL1Logs: [],
    })
  })
})

describe('while it is pending', () => {
  beforeEach(() => chain.call('evm_setAutomine', [false]))
  afterEach(async () => {
    await chain.call('evm_mine', [])
    await chain.call('evm_setAutomine', [true])
  })

  it.each([
    ['eth_getBlockByNumber', ['pending', true]],
    ['eth_getBlockByNumber', ['pending', false]],
    ['txpool_content', []],
  ])('%s returns the hash that clients use', async (method, params) => {
    const raw = await sign()
    const { hash, nodeHash } = decodeEip712Transaction(raw)
    await send(raw)
    const answer = JSON.stringify(await chain.call(method, params))
    expect(answer).toContain(hash)
    expect(answer).not.toContain(nodeHash)
    expect(await chain.call('eth_getTransactionByHash', [hash])).toMatchObject({
      type: '0x71',
      blockNumber: null,
    })
  })

  it('is reported by filters', async () => {
    const transactions = await chain.call('eth_newPendingTransactionFilter', [])
    const logs = await chain.call('eth_newFilter', [{ address: emitter }])
    const raw = await sign()
    const hash = await send(raw)
    expect(await chain.call('eth_getFilterChanges', [transactions])).toEqual([hash])
    await chain.call('evm_mine', [])
    for (const method of ['eth_getFilterLogs', 'eth_getFilterChanges'])
      expect(await chain.call(method, [logs])).toMatchObject([{ transactionHash: hash }])
  })

  it('can be dropped', async () => {
    const raw = await sign()
    const hash = await send(raw)
    expect(await chain.call('anvil_dropTransaction', [hash])).toBe(hash)
    expect(await chain.call('eth_getTransactionByHash', [hash])).toBeNull()
    expect(await chain.call('eth_getRawTransactionByHash', [hash])).toBeNull()
    expect(await send(raw)).toBe(hash)
  })

  it('rejects a duplicate that only differs in the price of pubdata', async () => {
    const [raw, twin] = await Promise.all(
      [1_000, 2_000].map((gasPerPubdata) => sign({ customData: { gasPerPubdata } })),
    )
    if (!raw || !twin) throw new Error('Not signed')
    const hash = await send(raw)
    await expect(send(twin)).rejects.toMatchObject(
      refusal(`known transaction. transaction with hash ${hash}`),
    )
    expect(await chain.call('eth_getTransactionByHash', [hash])).toMatchObject({ hash })
  })

  it('keeps its hash if the response of the node is lost', async () => {
    const raw = await sign()
    const { node } = chain.context
    const sending = sendEip712Transaction(
      {
        aliases: chain.aliases,
        chainId: chain.node.chainId,
        async node(method, params) {
          const answer = await node(method, params)
          if (method === 'eth_sendTransaction') throw new Error('The connection was lost')
          return answer
        },
      },
      decodeEip712Transaction(raw),
      'eth_sendTransaction',
    )
    await expect(sending).rejects.toThrow('The connection was lost')
    const { hash } = decodeEip712Transaction(raw)
    expect(await chain.call('eth_getTransactionByHash', [hash])).toMatchObject({ hash })
  })

  it('accepts one of two concurrent duplicates', async () => {
    const twins = await Promise.all(
      [1_000, 2_000].map((gasPerPubdata) => sign({ customData: { gasPerPubdata } })),
    )
    let waiting = 0
    const answers = await Promise.allSettled(
      twins.map((raw) =>
        sendEip712Transaction(
          {
            aliases: chain.aliases,
            chainId: chain.node.chainId,
            // Neither continues before both have arrived here.
            async node(method, params) {
              if (method === 'eth_getBalance') {
                waiting++
                await eventually(() => expect(waiting).toBe(twins.length))
              }
              return chain.context.node(method, params)
            },
          },
          decodeEip712Transaction(raw),
          'eth_sendTransaction',
        ),
      ),
    )
    const hashes = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? [answer.value] : [],
    )
    expect(hashes).toHaveLength(1)
    expect(await chain.call('eth_getTransactionByHash', hashes)).toMatchObject({ hash: hashes[0] })
  })
})

describe('subscribers', () => {
  it('always get the hash that clients use', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${chain.port}`)
    const received: { id?: number; params?: { result: unknown } }[] = []
    socket.on('message', (data) => received.push(JSON.parse(String(data))))
    await once(socket, 'open')
    const subscribe = { jsonrpc: '2.0', method: 'eth_subscribe' }
    socket.send(
      JSON.stringify([
        { ...subscribe, id: 1, params: ['newPendingTransactions'] },
        { ...subscribe, id: 2, params: ['logs', { address: emitter }] },
      ]),
    )
    await eventually(() => expect(received).toHaveLength(1))
    const hash = await send(await sign())
    await eventually(() =>
      expect(received.flatMap(({ params }) => (params ? [params.result] : []))).toEqual(
        expect.arrayContaining([hash, expect.objectContaining({ transactionHash: hash })]),
      ),
    )
    expect(received).toHaveLength(3)
    socket.terminate()
  })
})

describe('a transaction is rejected with the message of a ZKsync node if its', () => {
  it.each<[string, string, Parameters<typeof signEip712>[0]]>([
    ['chain is another', 'Failed to serialize transaction: wrong chain id 5', { chainId: 5n }],
    [
      'nonce is ahead of its account by far',
      'nonce too high. allowed nonce range: ',
      { nonce: 5_000 },
    ],
    [
      'fee is lower than that of a block',
      'max fee per gas less than block base fee',
      { maxFeePerGas: 1n, maxPriorityFeePerGas: 1n },
    ],
    [
      'sender cannot pay for it',
      'insufficient funds for gas + value. balance: ',
      { value: parseEther('11') },
    ],
    [
      'sender is not the one who signed it',
      'Most often this means that the signature is incorrect',
      { from: '0x0000000000000000000000000000000000008001' },
    ],
  ])('%s', async (_, message, overrides) => {
    await expect(send(await sign(overrides))).rejects.toMatchObject(refusal(message))
  })

  it('nonce was used', async () => {
    await execute(await sign())
    const used = (await nonce()) - 1
    await expect(send(await sign({ nonce: used, value: 6n }))).rejects.toMatchObject(
      refusal(`nonce too low. allowed nonce range: ${used + 1} - ${used + 21}, actual: ${used}`),
    )
  })

  it('nonce was taken by a concurrent one', async () => {
    await chain.call('evm_setAutomine', [false])
    const [first, second] = await Promise.all([sign({ value: 6n }), sign({ value: 7n })])
    await send(first)
    await expect(send(second)).rejects.toMatchObject(refusal('replacement transaction underpriced'))
    await chain.call('evm_mine', [])
    await expect(send(second)).rejects.toMatchObject(
      refusal('nonce too low. allowed nonce range: '),
    )
    await chain.call('evm_setAutomine', [true])
  })

  it('value exceeds the balance, without adding an alias', async () => {
    const { size } = chain.aliases
    await expect(send(await sign({ value: parseEther('11') }))).rejects.toThrow()
    expect(chain.aliases.size).toBe(size)
  })
})

describe('the key of an account', () => {
  const bootloader = '0x0000000000000000000000000000000000008001'
  const transaction = (from: string) => ({ from, to: emitter, value: '0x0' })

  it.each(['eth_sendTransaction', 'eth_sendTransactionSync', 'eth_sendUnsignedTransaction'])(
    '%s requires it, although the node impersonates the sender',
    async (method) => {
      await chain.node.client.impersonateAccount({ address: bootloader })
      await execute(await sign())
      for (const from of [bootloader, testSender])
        await expect(chain.call(method, [transaction(from)])).rejects.toMatchObject({
          code: 4100,
          message: expect.stringContaining('anvil_impersonateAccount'),
        })
    },
  )

  it('is not needed for the accounts of the node', async () => {
    const [account = ''] = chain.node.accounts
    expect(schemas.hash.parse(await chain.call('eth_sendTransaction', [transaction(account)])))
    expect(await chain.call('eth_sendTransaction', [{ to: emitter }])).toMatch(/^0x/)
  })

  it.each(['anvil', 'hardhat'])(
    'is not needed while a client says %s_impersonateAccount',
    async (prefix) => {
      const stranger = '0x00000000000000000000000000000000000000c7'
      await chain.call('anvil_setBalance', [stranger, numberToHex(parseEther('1'))])
      await chain.call(`${prefix}_impersonateAccount`, [stranger])
      expect(await chain.call('eth_sendTransaction', [transaction(stranger)])).toMatch(/^0x/)
      await chain.call(`${prefix}_stopImpersonatingAccount`, [stranger])
      await expect(
        chain.call('eth_sendTransaction', [transaction(stranger)]),
      ).rejects.toMatchObject({ code: 4100 })
    },
  )

  it('is not needed while a client impersonates all accounts', async () => {
    const stranger = '0x00000000000000000000000000000000000000c8'
    await chain.call('anvil_setBalance', [stranger, numberToHex(parseEther('1'))])
    await chain.call('anvil_autoImpersonateAccount', [true])
    expect(await chain.call('eth_sendTransaction', [transaction(stranger)])).toMatch(/^0x/)
    await chain.call('anvil_autoImpersonateAccount', [false])
    await expect(chain.call('eth_sendTransaction', [transaction(stranger)])).rejects.toMatchObject({
      code: 4100,
    })
  })

  it('cannot be replaced by the empty signature of impersonated transactions', async () => {
    const raw = await chain.node.client.request<{
      Method: string
      Parameters: [Hash]
      ReturnType: Hex
    }>({
      method: 'eth_getRawTransactionByHash',
      params: [decodeEip712Transaction(chain.aliases.raw[0] ?? '0x').nodeHash],
    })
    await expect(send(raw)).rejects.toMatchObject({ message: 'Failed to recover the signer' })
  })
})
