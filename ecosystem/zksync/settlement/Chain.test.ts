import { encodeFunctionData, type Hash, zeroAddress } from 'viem'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { systemAddresses } from '../../../interop'
import { chainBlock, sealBlocks } from '../../test/chainBlock'
import { offlineChain } from '../../test/offlineChain'
import { startSupervisedNode } from '../../test/startSupervisedNode'
import { readSystemContracts } from '../systemContracts'
import type { ChainBlock } from './Batch'
import { Chain } from './Chain'
import { prepareChain } from './genesis'
import { toChainBlock } from './toChainBlock'

const quiet = chainBlock({ number: 1n, messagesSent: [0, 0] })
const busy = chainBlock({ number: 2n, messagesSent: [1, 0, 3] })
const next = chainBlock({ number: 3n, messagesSent: [1] })

describe('Chain', () => {
  let chain: Chain

  beforeEach(() => {
    chain = offlineChain()
  })

  const seal = (blocks: readonly ChainBlock[]) => sealBlocks(chain, blocks)

  /** Index of the leaf of the message that a transaction of a block sent as its `index`-th. */
  async function leafIndex(block: ChainBlock, transaction: number, index: number) {
    const hash = block.transactions[transaction]
    if (!hash) throw new Error(`Block ${block.number} has no transaction ${transaction}`)
    return (await chain.leaf(hash, index, async () => block.number))?.leafIndex
  }

  it('numbers batches from 1', () => {
    expect(seal([quiet]).batch.number).toBe(1n)
    expect(seal([busy]).batch.number).toBe(2n)
    expect(chain.batch(1n)?.firstBlock.number).toBe(1n)
    expect(chain.batch(2n)?.firstBlock.number).toBe(2n)
  })

  it('finds the messages of a transaction again without reading it, until its blocks are dropped', async () => {
    seal([busy])
    const hash = busy.transactions.find((one) =>
      busy.messages.some(({ transactionHash }) => transactionHash === one),
    )
    if (!hash) throw new Error('The block has no message')
    const blockOf = vi.fn(async (): Promise<bigint | null> => busy.number)
    const leaf = await chain.leaf(hash, 0, blockOf)
    expect(await chain.leaf(hash, 0, blockOf)).toEqual(leaf)
    expect(blockOf).toHaveBeenCalledOnce()
    chain.clear()
    blockOf.mockResolvedValue(null)
    expect(await chain.leaf(hash, 0, blockOf)).toBeUndefined()
  })

  it('has no batch 0, and no unsealed batch', () => {
    seal([quiet])
    expect(chain.batch(0n)).toBeUndefined()
    expect(chain.batch(2n)).toBeUndefined()
  })

  it('counts transactions across the blocks of a batch, starting at 0 in each batch', () => {
    const first = seal([quiet, busy])
    expect(first.contents.messages.map(({ txNumberInBatch }) => txNumberInBatch)).toEqual([
      2, 4, 4, 4,
    ])
    expect(first.batch.transactionCounts).toEqual([0, 2, 5])
    expect(chain.batchedBlock(1n)).toEqual({ batch: first.batch, firstTransaction: 0 })
    expect(chain.batchedBlock(2n)).toEqual({ batch: first.batch, firstTransaction: 2 })

    const second = seal([next])
    expect(second.contents.messages.map(({ txNumberInBatch }) => txNumberInBatch)).toEqual([0])
    expect(chain.batchedBlock(3n)).toEqual({ batch: second.batch, firstTransaction: 0 })
  })

  it('finds each of many blocks in its batch, and none before the first or after the last', () => {
    for (let number = 1n; number <= 30n; number += 3n)
      seal([0n, 1n, 2n].map((offset) => chainBlock({ number: number + offset })))
    const numbers = Array.from({ length: 32 }, (_, number) => BigInt(number))
    expect(numbers.map((number) => chain.batchedBlock(number)?.batch.number)).toEqual(
      numbers.map((number) => (number === 0n || number > 30n ? undefined : (number + 2n) / 3n)),
    )
  })

  it('has no position for an unsealed block', () => {
    seal([quiet])
    expect(chain.batchedBlock(2n)).toBeUndefined()
  })

  it('finds each message of a transaction by its index in the transaction', async () => {
    seal([quiet, busy, next])
    expect(await leafIndex(busy, 0, 0)).toBe(0)
    expect(await leafIndex(busy, 2, 0)).toBe(1)
    expect(await leafIndex(busy, 2, 2)).toBe(3)
    expect(await leafIndex(next, 0, 0)).toBe(4)
  })

  it('does not return a message of the next transaction for an index out of range', async () => {
    seal([busy, next])
    expect(await leafIndex(busy, 0, 1)).toBeUndefined()
    expect(await leafIndex(busy, 2, 3)).toBeUndefined()
    expect(await leafIndex(next, 0, 1)).toBeUndefined()
  })

  it('has no leaf for a transaction without messages, or an unsealed one', async () => {
    seal([quiet, busy])
    expect(await leafIndex(busy, 1, 0)).toBeUndefined()
    expect(await leafIndex(busy, 1, 1)).toBeUndefined()
    expect(await leafIndex(next, 0, 0)).toBeUndefined()
  })

  it('seals the given number of blocks, and keeps the others', () => {
    for (const block of [quiet, busy, next]) chain.add(block)
    const { firstBlock, lastBlock, messageCount } = chain.seal(2).batch
    expect([firstBlock.number, lastBlock.number, messageCount]).toEqual([1n, 2n, 4])
    expect(chain.unsealed).toEqual([next])
  })

  it('throws without blocks to seal', () => {
    expect(() => chain.seal(1)).toThrow('There is no block to seal')
  })

  it('is empty once cleared', async () => {
    seal([quiet, busy])
    chain.add(next)
    chain.clear()
    expect(chain.batches).toEqual([])
    expect(chain.unsealed).toEqual([])
    expect(chain.batchedBlock(1n)).toBeUndefined()
    expect(await leafIndex(busy, 0, 0)).toBeUndefined()
    const { batch, contents } = seal([quiet])
    expect(batch.number).toBe(1n)
    expect(await chain.contents(batch)).toBe(contents)
  })

  it('collects the imported roots of a batch in the order of its blocks', () => {
    const roots = [1n, 2n, 3n].map(
      (blockNumber) => ({ chainId: 506n, blockNumber, root: `0x${'11'.repeat(32)}` }) as const,
    )
    const [first, second, third] = roots
    if (!first || !second || !third) throw new Error('There are three roots')
    const { contents } = seal([
      chainBlock({ number: 1n, importedRoots: [first, second] }),
      quiet,
      chainBlock({ number: 2n, importedRoots: [third] }),
    ])
    expect(contents.importedRoots).toEqual(roots)
  })

  it('reads evicted contents of a batch from its node', async () => {
    const { node, stop } = await startSupervisedNode()
    try {
      await prepareChain(node.client, readSystemContracts(null))
      const [account = zeroAddress] = node.accounts
      let hash: Hash | undefined
      // More blocks than are read in one go.
      for (let message = 0; message < 70; message++)
        hash = await node.client.sendTransaction({
          account,
          chain: null,
          to: systemAddresses.l1Messenger,
          data: encodeFunctionData({
            abi: l1MessengerAbi,
            functionName: 'sendToL1',
            args: [`0x${'ab'.repeat(message)}`],
          }),
        })
      await node.blocks.waitForDurable(70n)
      chain = new Chain({ name: 'staking1', role: 'staking', id: 34_234, port: 0 }, node)
      const { batch, contents } = seal((await node.blocks.read(1n, 70n)).map(toChainBlock))
      expect(contents.messages).toHaveLength(70)

      const large = chainBlock({ number: 71n, messagesSent: [1] })
      const data = `0x${'00'.repeat(6 * 1024 * 1024)}` as const
      for (const number of [71n, 72n])
        seal([
          { ...large, number, messages: large.messages.map((message) => ({ ...message, data })) },
        ])
      const readAgain = await chain.contents(batch)
      expect(readAgain).not.toBe(contents)
      expect(readAgain).toEqual(contents)
      expect((await chain.leaf(hash ?? '0x', 0, async () => 70n))?.leafIndex).toBe(69)
    } finally {
      await stop()
    }
  })
})
