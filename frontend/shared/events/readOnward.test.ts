import { createClient, custom, numberToHex } from 'viem'
import { describe, expect, it } from 'vitest'
import type { EventPosition } from './EventPosition'
import type { BlockRange } from './readInRanges'
import { readOnward } from './readOnward'

const fromBlock = 5n

/** A chain with an event in each of its blocks. */
function chainOf(head: bigint) {
  const client = createClient({
    transport: custom({ request: async () => numberToHex(head) }, { retryCount: 0 }),
  })
  const asked: BlockRange[] = []
  const read = async (range: BlockRange) => {
    asked.push(range)
    return events(range)
  }
  return {
    asked,
    readOn: (known?: Awaited<ReturnType<typeof readOnward>>) =>
      readOnward(client, { known, fromBlock, read }),
  }
}

function events(
  { fromBlock, toBlock }: BlockRange,
  note = 'new',
): (EventPosition & { note: string })[] {
  return Array.from({ length: Number(toBlock - fromBlock) + 1 }, (_, index) => ({
    chainId: 1,
    transactionHash: '0x00',
    blockNumber: fromBlock + BigInt(index),
    logIndex: 0,
    at: new Date(0),
    note,
  }))
}

describe('readOnward', () => {
  it('reads everything at first', async () => {
    const { readOn, asked } = chainOf(100n)
    const range = { fromBlock, toBlock: 100n }
    expect(await readOn()).toEqual({ upTo: 100n, events: events(range) })
    expect(asked).toEqual([range])
  })

  it('then reads what is new, and the last blocks again', async () => {
    const { readOn, asked } = chainOf(110n)
    const known = { upTo: 100n, events: events({ fromBlock, toBlock: 100n }, 'known') }
    expect(await readOn(known)).toEqual({
      upTo: 110n,
      events: [
        ...events({ fromBlock, toBlock: 68n }, 'known'),
        ...events({ fromBlock: 69n, toBlock: 110n }),
      ],
    })
    expect(asked).toEqual([{ fromBlock: 69n, toBlock: 110n }])
  })

  it('reads everything of a short chain again', async () => {
    const { readOn } = chainOf(12n)
    const known = { upTo: 10n, events: events({ fromBlock, toBlock: 10n }, 'known') }
    expect(await readOn(known)).toEqual({
      upTo: 12n,
      events: events({ fromBlock, toBlock: 12n }),
    })
  })

  it('forgets what it knew of a chain that has been reset', async () => {
    const { readOn } = chainOf(50n)
    const known = { upTo: 100n, events: events({ fromBlock, toBlock: 100n }, 'known') }
    expect(await readOn(known)).toEqual({ upTo: 50n, events: events({ fromBlock, toBlock: 50n }) })
  })
})
