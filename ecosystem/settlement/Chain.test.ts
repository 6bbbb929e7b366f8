import { beforeEach, describe, expect, it } from 'vitest'
import { chainBlock, sealBlocks } from '../test/chainBlock'
import { offlineChain } from '../test/offlineChain'
import type { ChainBlock } from './Batch'
import type { Chain } from './Chain'

const quiet = chainBlock({ number: 1n, messagesSent: [0, 0] })
const busy = chainBlock({ number: 2n, messagesSent: [1, 0, 3] })
const next = chainBlock({ number: 3n, messagesSent: [1] })

function sender(block: ChainBlock, index: number) {
  const hash = block.transactions[index]
  if (!hash) throw new Error(`Block ${block.number} has no transaction ${index}`)
  return hash
}

describe('Chain', () => {
  let chain: Chain

  beforeEach(() => {
    chain = offlineChain()
  })

  const seal = (blocks: readonly ChainBlock[]) => sealBlocks(chain, blocks)

  it('numbers batches from 1', () => {
    expect(seal([quiet]).number).toBe(1n)
    expect(seal([busy]).number).toBe(2n)
    expect(chain.batch(1n)?.blocks).toEqual([quiet])
    expect(chain.batch(2n)?.blocks).toEqual([busy])
  })

  it('has no batch 0 and none that was not sealed', () => {
    seal([quiet])
    expect(chain.batch(0n)).toBeUndefined()
    expect(chain.batch(2n)).toBeUndefined()
  })

  it('counts transactions through all blocks of a batch, from 0 again in the next', () => {
    const first = seal([quiet, busy])
    expect(first.messages.map(({ txNumberInBatch }) => txNumberInBatch)).toEqual([2, 4, 4, 4])
    expect(chain.batchedBlock(1n)).toEqual({ batch: first, firstTransaction: 0 })
    expect(chain.batchedBlock(2n)).toEqual({ batch: first, firstTransaction: 2 })

    const second = seal([next])
    expect(second.messages.map(({ txNumberInBatch }) => txNumberInBatch)).toEqual([0])
    expect(chain.batchedBlock(3n)).toEqual({ batch: second, firstTransaction: 0 })
  })

  it('does not know the place of a block before it is sealed', () => {
    seal([quiet])
    expect(chain.batchedBlock(2n)).toBeUndefined()
  })

  it('finds each message of a transaction by its index in the transaction', () => {
    const batch = seal([quiet, busy, next])
    expect(chain.leaf(sender(busy, 0), 0)).toEqual({ batch, leafIndex: 0 })
    expect(chain.leaf(sender(busy, 2), 0)).toEqual({ batch, leafIndex: 1 })
    expect(chain.leaf(sender(busy, 2), 2)).toEqual({ batch, leafIndex: 3 })
    expect(chain.leaf(sender(next, 0), 0)).toEqual({ batch, leafIndex: 4 })
  })

  it('does not take the next transaction’s message for a further one of this', () => {
    seal([busy, next])
    expect(chain.leaf(sender(busy, 0), 1)).toBeUndefined()
    expect(chain.leaf(sender(busy, 2), 3)).toBeUndefined()
    expect(chain.leaf(sender(next, 0), 1)).toBeUndefined()
  })

  it('has no leaf for a transaction without messages, or one that is not sealed', () => {
    seal([quiet, busy])
    expect(chain.leaf(sender(busy, 1), 0)).toBeUndefined()
    expect(chain.leaf(sender(next, 0), 0)).toBeUndefined()
  })

  it('seals the first so many of its blocks and keeps the others', () => {
    for (const block of [quiet, busy, next]) chain.add(block)
    expect(chain.seal(2).blocks).toEqual([quiet, busy])
    expect(chain.unsealed).toEqual([next])
  })

  it('knows nothing of its past once cleared', () => {
    seal([quiet, busy])
    chain.add(next)
    chain.clear()
    expect(chain.batches).toEqual([])
    expect(chain.unsealed).toEqual([])
    expect(chain.batchedBlock(1n)).toBeUndefined()
    expect(chain.leaf(sender(busy, 0), 0)).toBeUndefined()
    expect(seal([quiet]).number).toBe(1n)
  })

  it('collects the imported roots of a batch in the order of its blocks', () => {
    const roots = [1n, 2n, 3n].map(
      (blockNumber) => ({ chainId: 506n, blockNumber, root: `0x${'11'.repeat(32)}` }) as const,
    )
    const [first, second, third] = roots
    if (!first || !second || !third) throw new Error('There are three roots')
    const batch = seal([
      chainBlock({ number: 1n, importedRoots: [first, second] }),
      quiet,
      chainBlock({ number: 2n, importedRoots: [third] }),
    ])
    expect(batch.importedRoots).toEqual(roots)
    expect(chain.importedRoots()).toEqual(roots)
  })
})
