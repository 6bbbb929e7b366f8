import { createClient, custom, numberToHex, ResponseBodyTooLargeError } from 'viem'
import { describe, expect, it } from 'vitest'
import { scanTransactions } from './scanTransactions'

const account = `0x${'aa'.repeat(20)}` as const

/** A node whose responses to several requests at once can be too large. */
function nodeWith({ maxBlocks }: { maxBlocks: number }) {
  let pending = 0
  const client = createClient({
    transport: custom(
      {
        async request({ params: [number] }) {
          pending++
          await Promise.resolve()
          const isTooLarge = pending > maxBlocks
          await Promise.resolve()
          pending--
          if (isTooLarge) throw new ResponseBodyTooLargeError({ maxSize: 1, size: 2 })
          const hash = numberToHex(BigInt(number), { size: 32 })
          return { timestamp: '0x1', transactions: [{ hash, from: account, to: account }] }
        },
      },
      { retryCount: 0 },
    ),
  })
  return (before: bigint) => scanTransactions(client, { before, count: 30, isWanted: () => true })
}

describe('scanTransactions', () => {
  it('requests fewer blocks at once if the response is too large', async () => {
    const { items, from } = await nodeWith({ maxBlocks: 3 })(100n)
    expect(items.slice(0, 30).map(({ blockNumber }) => blockNumber)).toEqual(
      [...Array(30).keys()].map((index) => 99n - BigInt(index)),
    )
    expect(from).toBeLessThanOrEqual(70n)
  })

  it('fails if a single block is too large', async () => {
    await expect(nodeWith({ maxBlocks: 0 })(100n)).rejects.toThrow('exceeded the size limit')
  })
})
