import { type Address, numberToHex, parseEther, zeroAddress } from 'viem'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { ForeignRequestError } from '../anvil/ForeignRequestError'
import { startSupervisedNode } from '../test/startSupervisedNode'
import type { SupervisedNode } from './SupervisedNode'

const victim: Address = '0x00000000000000000000000000000000000000aa'

let node: SupervisedNode
let stop: () => Promise<void>
let reasons: Error[]

beforeEach(async () => {
  ;({ node, stop } = await startSupervisedNode())
  reasons = []
  node.onDown((reason) => reasons.push(reason))
})

afterEach(() => stop())

/** Sends requests as a page can that has found the node, one after the other. */
function sendDirectly(...requests: [method: string, params: unknown[]][]): void {
  const socket = new WebSocket(`ws://${node.address}`, { origin: 'https://evil.example' })
  socket.on('error', () => {})
  socket.on('open', () => {
    for (const [id, [method, params]] of requests.entries())
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
  })
}

describe('a node that is called past the network', () => {
  it.each<[string, [method: string, params: unknown[]][]]>([
    ['anvil_setBalance', [['anvil_setBalance', [victim, '0x1']]]],
    [
      'anvil_impersonateAccount',
      [
        ['anvil_impersonateAccount', [victim]],
        ['eth_sendTransaction', [{ from: victim, to: victim }]],
      ],
    ],
    ['anvil_setLoggingEnabled', [['anvil_setLoggingEnabled', [false]]]],
    ['evm_mine', [['evm_mine', []]]],
    ['anvil_reset', [['anvil_reset', []]]],
  ])('is killed because of %s, and restarted without its changes', async (_, requests) => {
    const { chainId } = node
    const [account = zeroAddress] = node.accounts
    const amount = parseEther('1')
    const hash = await node.client.sendTransaction({
      account,
      to: '0x00000000000000000000000000000000000000bb',
      value: amount,
      chain: null,
    })
    const { blockNumber } = await node.client.waitForTransactionReceipt({ hash })
    await node.blocks.waitForDurable(blockNumber)

    sendDirectly(...requests)
    await vi.waitFor(() => expect(node.incarnation).toBe(2), { timeout: 20_000 })
    // What a page sends in a row, a node carries out in any order.
    expect(
      requests.map(([sent]) => new ForeignRequestError({ chainId, method: sent })),
    ).toContainEqual(reasons[0])
    expect(reasons).toHaveLength(1)
    const { client } = node
    expect(await client.getBlockNumber()).toBe(blockNumber)
    expect(await client.getBalance({ address: victim })).toBe(0n)
    expect(await client.getTransactionReceipt({ hash })).toMatchObject({ blockNumber })
  })

  it('allows foreign reads, and any of our own requests', async () => {
    sendDirectly(['eth_chainId', []], ['eth_getBalance', [victim, 'latest']])
    const { client } = node
    await client.setBalance({ address: victim, value: 1n })
    await node.call('hardhat_setBalance', [victim, numberToHex(2)])
    await client.impersonateAccount({ address: victim })
    await client.mine({ blocks: 2 })
    await client.increaseTime({ seconds: 1 })
    const [account = zeroAddress] = node.accounts
    await node.call('eth_sendTransactionSync', [{ from: account, to: victim }])
    const snapshot = await client.snapshot()
    await client.revert({ id: snapshot })
    expect(reasons).toEqual([])
    expect(node.incarnation).toBe(1)
  })

  it('is not killed because of any of our own methods, whatever their result', async () => {
    const [account = zeroAddress] = node.accounts
    const slot = numberToHex(0, { size: 32 })
    const transaction = { from: account, to: victim }
    const arguments_: Record<string, unknown[]> = {
      setBalance: [victim, '0x1'],
      addBalance: [victim, '0x1'],
      setCode: [victim, '0x00'],
      setNonce: [victim, '0x1'],
      setAccountNonce: [victim, '0x2'],
      setStorageAt: [victim, '0x0', slot],
      setCoinbase: [victim],
      setNextBlockBaseFeePerGas: ['0x3b9aca00'],
      setMinGasPrice: ['0x1'],
      setBlockGasLimit: ['0x1c9c380'],
      impersonateAccount: [victim],
      stopImpersonatingAccount: [victim],
      autoImpersonateAccount: [false],
      mine: [],
      mine_detailed: [],
      setAutomine: [true],
      setIntervalMining: [0],
      increaseTime: [1],
      setNextBlockTimestamp: [2_000_000_000],
      setTime: [2_000_000_100],
      setBlockTimestampInterval: [1],
      removeBlockTimestampInterval: [],
      dropTransaction: [slot],
      dropAllTransactions: [],
      removePoolTransactions: [victim],
      dealERC20: [victim, account, '0x1'],
      setERC20Allowance: [victim, victim, account, '0x1'],
      snapshot: [],
      revert: ['0x0'],
      rollback: [1],
      reorg: [1, [[{ ...transaction, value: '0x1' }, 0]]],
      loadState: ['0x00'],
      setLoggingEnabled: [true],
    }
    const requests = ['anvil', 'hardhat', 'tenderly', 'evm'].flatMap((prefix) =>
      Object.entries(arguments_).map(([name, params]) => [`${prefix}_${name}`, params] as const),
    )
    for (const [method, params] of [
      ['eth_sendTransaction', [transaction]] as const,
      ['eth_sendTransactionSync', [transaction]] as const,
      ['eth_sendUnsignedTransaction', [transaction]] as const,
      ['eth_sendRawTransaction', ['0x02']] as const,
      ['eth_sendRawTransactionSync', ['0x02']] as const,
      ['evm_mine', [2_000_000_200]] as const,
      ...requests,
    ])
      await node.call(method, params).catch((error) => expect(error).toHaveProperty('code'))
    expect(await node.call('eth_chainId', [])).toBe(numberToHex(node.chainId))
    expect(reasons).toEqual([])
    expect(node.incarnation).toBe(1)
  })
})
