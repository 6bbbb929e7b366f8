import fc from 'fast-check'
import { type Hash, keccak256, numberToHex, zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { computeInteropRoot } from '../proof/computeInteropRoot'
import { encodeProof } from '../proof/encodeProof'
import { LogsTree } from './LogsTree'
import {
  type MessageRootEvent,
  MessageRootHistory,
  type PublishedBatch,
} from './MessageRootHistory'
import { MessageRootTree } from './MessageRootTree'
import { aggregatedRoot, chainBatchRoot } from './messageRoot'

const settlementLayerId = 506n
const leaf: Hash = keccak256('0x01')
const logs = new LogsTree([leaf])

const rootOf = (chainId: bigint) => chainBatchRoot({ localLogsRoot: logs.root, chainId })

/** What MessageRoot does in a block: registers chains, and appends batches, each of which publishes a root. */
const step = fc.oneof(
  { weight: 1, arbitrary: fc.record({ register: fc.constant(true) }) },
  { weight: 4, arbitrary: fc.record({ batchOf: fc.nat(4) }) },
)
const blocks = fc.array(fc.array(step, { maxLength: 6 }), { minLength: 1, maxLength: 12 })

/** Does what MessageRoot does, and emits its events by block. */
function emit(history: typeof blocks extends fc.Arbitrary<infer value> ? value : never) {
  const contract = new MessageRootTree(settlementLayerId)
  const chains: { chainId: bigint; count: bigint }[] = []
  const added = (chainId: bigint): MessageRootEvent => ({
    eventName: 'AddedChain',
    args: { chainId },
  })
  const emitted = history.map((steps) =>
    steps.flatMap((one): MessageRootEvent[] => {
      if ('register' in one) {
        const chainId = 1_000n + BigInt(chains.length)
        chains.push({ chainId, count: 0n })
        contract.registerChain(chainId)
        return [added(chainId)]
      }
      const chain = chains[one.batchOf % Math.max(chains.length, 1)]
      if (!chain) return []
      chain.count++
      const { chainId, count: batchNumber } = chain
      const batch = { chainId, batchNumber, chainBatchRoot: rootOf(chainId) }
      contract.appendBatch(batch)
      return [
        { eventName: 'AppendedChainBatchRoot', args: batch },
        { eventName: 'NewInteropRoot', args: { sides: [contract.root] } },
      ]
    }),
  )
  return { blocks: [[added(settlementLayerId)], ...emitted], chains }
}

function proofOf({ chainId, batchNumber, interopPath }: PublishedBatch) {
  return {
    ...{ sourceChainId: chainId, batchNumber, index: 0, leaf },
    proof: encodeProof({
      logPath: logs.path(0),
      aggregatedRoot: aggregatedRoot(chainId),
      ...interopPath,
    }),
  }
}

describe('MessageRootHistory', () => {
  it('leads from every batch to the last root of the block in which it was executed', () => {
    fc.assert(
      fc.property(blocks, (steps) => {
        const emitted = emit(steps)
        const history = new MessageRootHistory(settlementLayerId)
        const published: PublishedBatch[] = []
        for (const [number, events] of emitted.blocks.entries()) {
          const block = history.applyBlock(BigInt(number), events)
          const last = events.findLast(({ eventName }) => eventName === 'NewInteropRoot')
          expect(block?.root).toBe(
            last?.eventName === 'NewInteropRoot' ? last.args.sides[0] : undefined,
          )
          for (const batch of block?.batches ?? []) {
            expect(computeInteropRoot(proofOf(batch))).toEqual({
              chainId: settlementLayerId,
              blockNumber: BigInt(number),
              root: block?.root,
            })
            published.push(batch)
          }
        }
        const expected = emitted.chains.map(({ count }) => Number(count))
        expect(published).toHaveLength(expected.reduce((sum, count) => sum + count, 0))
      }),
    )
  })

  it('publishes the batches of a block with another root once the roots match again', () => {
    const chainId = 1_000n
    const append = (batchNumber: bigint): MessageRootEvent => ({
      eventName: 'AppendedChainBatchRoot',
      args: { chainId, batchNumber, chainBatchRoot: rootOf(chainId) },
    })
    const publish = (root: Hash): MessageRootEvent => ({
      eventName: 'NewInteropRoot',
      args: { sides: [root] },
    })
    const contract = new MessageRootTree(settlementLayerId)
    contract.registerChain(chainId)
    const history = new MessageRootHistory(settlementLayerId)
    history.applyBlock(0n, [{ eventName: 'AddedChain', args: { chainId } }])
    const forged = numberToHex(7, { size: 32 })
    const batchOf = (batchNumber: bigint) => ({
      ...{ chainId, batchNumber },
      chainBatchRoot: rootOf(chainId),
    })
    const expected = history.rootWith(batchOf(1n))
    contract.appendBatch(batchOf(1n))
    expect(expected).toBe(contract.root)
    expect(history.applyBlock(1n, [append(1n), publish(forged)])).toEqual({
      root: forged,
      computedRoot: contract.root,
      batches: [],
    })
    contract.appendBatch(batchOf(2n))
    const published = history.applyBlock(2n, [append(2n), publish(contract.root)])
    expect(published?.batches.map(({ batchNumber }) => batchNumber)).toEqual([1n, 2n])
    expect(published?.batches[0]?.interopPath.settlementLayer.blockNumber).toBe(2n)
  })

  it('does not accept an event without a root', () => {
    const history = new MessageRootHistory(settlementLayerId)
    expect(
      history.applyBlock(1n, [{ eventName: 'NewInteropRoot', args: { sides: [] } }]),
    ).toMatchObject({ root: zeroHash, batches: [] })
  })
})
