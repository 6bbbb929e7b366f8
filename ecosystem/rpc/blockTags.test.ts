import { zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { chainBlock, sealBlocks } from '../test/chainBlock'
import { offlineChain } from '../test/offlineChain'
import { offlineContext } from '../test/offlineContext'
import { resolveBlockTags } from './blockTags'
import type { RpcContext } from './RpcContext'

const contract = '0x36615Cf349d7F6344891B1e7CA7C72883F5dc049'
const step = { transactionHash: zeroHash, blockNumber: 1n, timestamp: 1n }

function contextOf(chain = offlineChain()): RpcContext {
  return { ...offlineContext(chain), settlement: { layerId: 506, contract } }
}

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

describe('resolveBlockTags', () => {
  it('takes the last block of the last committed batch as safe', () => {
    expect(resolveBlockTags(contextOf(settlingChain()), ['safe', true])).toEqual(['0x4', true])
  })

  it('takes the last block of the last executed batch as finalized', () => {
    const context = contextOf(settlingChain())
    expect(resolveBlockTags(context, ['finalized', true])).toEqual(['0x2', true])
  })

  it('takes the genesis block as both before a batch has settled', () => {
    expect(resolveBlockTags(contextOf(), ['safe'])).toEqual(['0x0'])
    expect(resolveBlockTags(contextOf(), ['finalized'])).toEqual(['0x0'])
  })

  it('accepts the aliases of ZKsync: for the latest block, and for the last committed one', () => {
    const context = contextOf(settlingChain())
    expect(resolveBlockTags(context, [contract, 'committed'])).toEqual([contract, 'latest'])
    expect(resolveBlockTags(context, [contract, 'l1_committed'])).toEqual([contract, '0x4'])
  })

  it('finds tags in the last parameter, and in filters', () => {
    const context = contextOf(settlingChain())
    expect(resolveBlockTags(context, [{ to: contract, data: '0x' }, 'safe'])).toEqual([
      { to: contract, data: '0x' },
      '0x4',
    ])
    const filter = { fromBlock: 'finalized', toBlock: 'safe', address: contract }
    expect(resolveBlockTags(context, [filter])).toEqual([
      { fromBlock: '0x2', toBlock: '0x4', address: contract },
    ])
    expect(resolveBlockTags(context, [{ toBlock: 'safe' }])).toEqual([{ toBlock: '0x4' }])
  })

  it('does not change anything else', () => {
    const params = ['latest', 'earliest', 'pending', '0x7', 7, null, true, { blockHash: zeroHash }]
    expect(resolveBlockTags(contextOf(settlingChain()), params)).toEqual(params)
    const filter = { fromBlock: 'earliest', toBlock: 'latest' }
    expect(resolveBlockTags(contextOf(settlingChain()), [filter])).toEqual([filter])
  })

  it('takes both as the latest block on the settlement layer, which does not settle', () => {
    const context = { ...contextOf(settlingChain()), settlement: null }
    expect(resolveBlockTags(context, ['safe'])).toEqual(['latest'])
    expect(resolveBlockTags(context, ['finalized'])).toEqual(['latest'])
  })
})
