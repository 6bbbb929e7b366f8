import { type Address, type Hex, zeroAddress } from 'viem'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type FollowedBlock, followBlocks } from './followBlocks'
import { type EvmNode, startNode } from './startNode'

const timeout = 30_000

const emitter: Address = '0x00000000000000000000000000000000000000a1'
const silent: Address = '0x00000000000000000000000000000000000000a2'

/** Emits an anonymous event without data: LOG0 of nothing. */
const emitting: Hex = '0x60006000a0'

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

const numbersFrom = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => BigInt(first + index))

describe('followBlocks', { timeout }, () => {
  let node: EvmNode
  let stops: (() => Promise<void>)[]

  beforeEach(async () => {
    node = await startNode({ chainId: 1, onExit() {} })
    stops = [node.stop]
  })

  afterEach(async () => {
    for (const stop of stops.reverse()) await stop()
  })

  /** Follows and collects; `until` resolves once a block has been handled. */
  async function follow({
    after,
    onBlock = () => {},
    onError = (error) => {
      throw error
    },
  }: Partial<Parameters<typeof followBlocks>[0]>) {
    const blocks: FollowedBlock[] = []
    const follower = await followBlocks({
      client: node.client,
      after: after ?? -1n,
      onBlock: async (block) => {
        await onBlock(block)
        blocks.push(block)
      },
      onError,
    })
    stops.push(follower.stop)
    return {
      stop: follower.stop,
      numbers: () => blocks.map(({ number }) => number),
      until: (number: bigint) =>
        vi.waitFor(
          () => {
            const block = blocks.find((block) => block.number === number)
            if (!block) throw new Error(`Block ${number} has not been handled`)
            return block
          },
          { timeout, interval: 5 },
        ),
    }
  }

  function send(to: Address, from = node.accounts[0] ?? zeroAddress) {
    return node.client.sendTransaction({ account: from, to, chain: null })
  }

  it('catches up with existing blocks, then follows new ones', async () => {
    await node.client.mine({ blocks: 200 })
    const { numbers, until } = await follow({ after: -1n })
    await until(200n)
    expect(numbers()).toEqual(numbersFrom(0, 200))
    await node.client.mine({ blocks: 1 })
    await until(201n)
    expect(numbers()).toEqual(numbersFrom(0, 201))
  })

  it('starts after the given block', async () => {
    await node.client.mine({ blocks: 10 })
    const { numbers, until } = await follow({ after: 7n })
    await until(10n)
    expect(numbers()).toEqual([8n, 9n, 10n])
  })

  it('calls once per block, in order, while many blocks arrive at once', async () => {
    const { numbers, until } = await follow({ after: 0n })
    for (let round = 0; round < 10; round++)
      await Promise.all([
        ...node.accounts.map((account) => send(silent, account)),
        node.client.mine({ blocks: 20 }),
      ])
    const head = await node.client.getBlockNumber()
    await until(head)
    expect(head).toBeGreaterThan(200n)
    // Transactions that the node has yet to mine may add blocks even now.
    const handled = numbers()
    expect(handled).toEqual(numbersFrom(1, handled.length))
  })

  it('handles one block at a time', async () => {
    let handling = 0
    let most = 0
    const { until } = await follow({
      async onBlock() {
        handling++
        most = Math.max(most, handling)
        await node.client.getBlockNumber()
        handling--
      },
    })
    await Promise.all(Array.from({ length: 20 }, () => node.client.mine({ blocks: 1 })))
    await until(20n)
    expect(most).toBe(1)
  })

  it('passes the transactions and logs of each block', async () => {
    await node.client.setCode({ address: emitter, bytecode: emitting })
    const { until } = await follow({ after: 0n })
    await node.client.setAutomine(false)
    const [first, , third] = [await send(emitter), await send(silent), await send(emitter)]
    await node.client.mine({ blocks: 1 })
    const block = await until(1n)
    expect(block.transactions).toHaveLength(3)
    expect(block.logs.map(({ transactionHash }) => transactionHash)).toEqual([first, third])
    await node.client.mine({ blocks: 1 })
    expect(await until(2n)).toMatchObject({ transactions: [], logs: [] })
  })

  it('continues with the replacement of a block that was rolled back before it was read', async () => {
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const onError = vi.fn()
    const { until, numbers } = await follow({
      after: 0n,
      onBlock: ({ number }) => (number === 1n ? released : undefined),
      onError,
    })
    await node.client.mine({ blocks: 3 })
    await node.client.request<AnyRequest>({ method: 'anvil_rollback', params: [2] })
    release()
    await until(1n)
    await node.client.mine({ blocks: 1 })
    await until(2n)
    expect(numbers()).toEqual([1n, 2n])
    expect(onError).not.toHaveBeenCalled()
  })

  it('continues with a replacement that is mined while it finds out what was rolled back', async () => {
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const announced: number[] = []
    await node.client.transport.subscribe({
      params: ['newHeads'],
      onData: ({ result }) => announced.push(Number(result.number)),
    })
    const mine = async (block: number) => {
      await node.client.mine({ blocks: 1 })
      await vi.waitFor(() => expect(announced.at(-1)).toBe(block), { timeout, interval: 1 })
    }
    const onBlock = vi.fn(() => released)
    const { until, numbers } = await follow({ after: 0n, onBlock })
    await mine(1)
    await vi.waitFor(() => expect(onBlock).toHaveBeenCalled(), { timeout, interval: 1 })
    await mine(2)
    await mine(3)
    await node.client.request<AnyRequest>({ method: 'anvil_rollback', params: [2] })
    vi.spyOn(node.client, 'getBlockNumber').mockImplementationOnce(async () => {
      await mine(2)
      return 1n
    })
    release()
    await until(2n)
    expect(numbers()).toEqual([1n, 2n])
  })

  it('stops with an error when a block cannot be handled', async () => {
    const handled: bigint[] = []
    const error = await new Promise<Error>((onError) => {
      void follow({
        onError,
        onBlock({ number }) {
          handled.push(number)
          if (number === 2n) throw new Error('no room for block 2')
        },
      }).then(() => node.client.mine({ blocks: 5 }))
    })
    expect(error.message).toBe('no room for block 2')
    expect(handled).toEqual([0n, 1n, 2n])
  })

  it('handles no blocks once stopped, without an error', async () => {
    const onError = vi.fn()
    const { numbers, until, stop } = await follow({ onError })
    await node.client.mine({ blocks: 1 })
    await until(1n)
    await stop()
    await node.client.mine({ blocks: 3 })
    const later = await follow({ after: 1n })
    await later.until(4n)
    expect(numbers()).toEqual([0n, 1n])
    expect(onError).not.toHaveBeenCalled()
  })
})
