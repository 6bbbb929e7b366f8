import { zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { chainBlock, sealBlocks } from '../../test/chainBlock'
import { offlineChain } from '../../test/offlineChain'
import { resolveTag } from './resolveTag'

const contract = '0x36615Cf349d7F6344891B1e7CA7C72883F5dc049'
const step = { transactionHash: zeroHash, blockNumber: 1n, timestamp: 1n }

const contextOf = (chain = offlineChain()) =>
  ({ chain, settlement: { layerId: 506, contract } }) as const

/** Batches of blocks 1 to 2, 3 to 4, 5 to 6: executed, committed, sealed. */
function settlingChain() {
  const chain = offlineChain()
  const batches = [1n, 3n, 5n].map(
    (number) =>
      sealBlocks(chain, [chainBlock({ number }), chainBlock({ number: number + 1n })]).batch,
  )
  Object.assign(batches[0] ?? {}, { commit: step, prove: step, execute: step })
  Object.assign(batches[1] ?? {}, { commit: step })
  return chain
}

describe('resolveTag', () => {
  it('takes the last block of the last committed batch as safe', () => {
    expect(resolveTag(contextOf(settlingChain()), 'safe')).toBe('0x4')
  })

  it('takes the last block of the last executed batch as finalized', () => {
    expect(resolveTag(contextOf(settlingChain()), 'finalized')).toBe('0x2')
  })

  it('takes the genesis block as both before a batch has settled', () => {
    expect(resolveTag(contextOf(), 'safe')).toBe('0x0')
    expect(resolveTag(contextOf(), 'finalized')).toBe('0x0')
  })

  it('accepts the aliases of ZKsync: for the latest block, and for the last committed one', () => {
    const context = contextOf(settlingChain())
    expect(resolveTag(context, 'committed')).toBe('latest')
    expect(resolveTag(context, 'l1_committed')).toBe('0x4')
  })

  it.each(['latest', 'earliest', 'pending', '0x7'])('leaves %s as it is', (tag) => {
    expect(resolveTag(contextOf(settlingChain()), tag)).toBe(tag)
  })

  it('takes both as the latest block on the settlement layer, which does not settle anywhere', () => {
    const context = { ...contextOf(settlingChain()), settlement: null }
    expect(resolveTag(context, 'safe')).toBe('latest')
    expect(resolveTag(context, 'finalized')).toBe('latest')
  })
})
