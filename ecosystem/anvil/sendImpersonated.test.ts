import { encodeErrorResult, encodeFunctionData, parseAbi } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sendImpersonated, type WriteOptions, type Written } from './sendImpersonated'
import { type EvmNode, startNode } from './startNode'

const abi = parseAbi(['function poke()', 'error Refused()'])
const call = { to: '0x00000000000000000000000000000000000000a5', abi } as const
const data = encodeFunctionData({ abi, functionName: 'poke' })

let node: EvmNode

beforeAll(async () => {
  node = await startNode({ chainId: 34234, onExit() {} })
})

afterAll(() => node.stop())

function write(options: Pick<WriteOptions, 'onPending'> = {}): Promise<Written> {
  const [from] = node.accounts
  if (!from) throw new Error('The node has no account')
  return sendImpersonated(
    node.client,
    { ...call, from, data },
    { ...options, signal: AbortSignal.timeout(60_000) },
  )
}

describe('sendImpersonated', () => {
  beforeEach(() => node.client.setCode({ address: call.to, bytecode: '0x00' }))

  it('resolves once the transaction is in a block', async () => {
    const before = await node.client.getBlockNumber()
    await write()
    expect(await node.client.getBlockNumber()).toBe(before + 1n)
  })

  it('throws the error of the contract', async () => {
    const selector = encodeErrorResult({ abi, errorName: 'Refused' }).slice(2)
    // Reverts with these four bytes.
    await node.client.setCode({ address: call.to, bytecode: `0x63${selector}5f526004601cfd` })
    await expect(write()).rejects.toThrow('Refused()')
  })

  it('waits as long as the node does not mine, and reports that it is pending', async () => {
    const before = await node.client.getBlockNumber()
    await node.client.setAutomine(false)
    const onPending = vi.fn()
    const writing = write({ onPending })
    await vi.waitFor(() => expect(onPending).toHaveBeenCalledOnce(), { timeout: 20_000 })
    expect(await node.client.getBlockNumber()).toBe(before)
    await node.client.setAutomine(true)
    await writing
    expect(await node.client.getBlockNumber()).toBe(before + 1n)
  })
})
