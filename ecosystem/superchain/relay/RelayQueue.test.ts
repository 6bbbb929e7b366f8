import { type Hash, numberToHex } from 'viem'
import { describe, expect, it } from 'vitest'
import type { BlockMessage } from '../readBlock'
import { type PendingMessage, RelayQueue } from './RelayQueue'

const hashOf = (index: number): Hash => numberToHex(index, { size: 32 })

function pending(index: number, notBefore: number, failure: string | null = null): PendingMessage {
  const origin = '0x4200000000000000000000000000000000000023'
  const message: BlockMessage = {
    destination: 902n,
    source: 901n,
    nonce: BigInt(index),
    sender: origin,
    target: origin,
    message: '0x',
    payload: '0x',
    id: { origin, blockNumber: 1n, logIndex: 0n, timestamp: 1n, chainId: 901n },
    messageHash: hashOf(index),
    transactionHash: hashOf(index),
  }
  return { message, failures: failure === null ? 0 : 1, notBefore, failure }
}

const dueHashes = (queue: RelayQueue, now: number) => [...queue.due(now).keys()]

describe('RelayQueue', () => {
  it('holds messages until they are due', () => {
    const queue = new RelayQueue()
    for (const [index, notBefore] of [20, 10, Number.POSITIVE_INFINITY].entries())
      queue.set(pending(index, notBefore))
    expect(dueHashes(queue, 9)).toEqual([])
    expect(queue.nextDue).toBe(10)
    expect(dueHashes(queue, 15)).toEqual([hashOf(1)])
    expect(queue.nextDue).toBe(20)
    expect(dueHashes(queue, 20)).toEqual([hashOf(1), hashOf(0)])
    expect(queue.nextDue).toBe(Number.POSITIVE_INFINITY)
    expect(queue.size).toBe(3)
    queue.delete(hashOf(1))
    queue.delete(hashOf(2))
    expect(dueHashes(queue, 20)).toEqual([hashOf(0)])
    expect(queue.get(hashOf(0))).toMatchObject({ notBefore: 20 })
    queue.set(pending(0, 30))
    expect(dueHashes(queue, 20)).toEqual([])
    expect(queue.size).toBe(1)
  })

  it('makes failed messages due, but not expired ones', () => {
    const queue = new RelayQueue()
    queue.set(pending(0, 1_000))
    queue.set(pending(1, 1_000, 'it reverts'))
    queue.set(pending(2, Number.POSITIVE_INFINITY, 'it has expired'))
    queue.retryFailed(5)
    expect(dueHashes(queue, 5)).toEqual([hashOf(1)])
  })

  it('looks at each message of a backlog a few times only', () => {
    const count = 2_000
    let looks = 0
    const queue = new RelayQueue()
    for (let index = 0; index < count; index++) {
      const message = pending(index, 0)
      queue.set(
        Object.defineProperty(message, 'notBefore', {
          get: () => {
            looks++
            return 0
          },
        }),
      )
    }
    for (let left = count; left > 0; left--) {
      const [next] = queue.due(1).keys()
      queue.delete(next ?? '0x')
    }
    expect(queue.size).toBe(0)
    expect(looks).toBeLessThanOrEqual(5 * count)
  })
})
