import { logRanges } from './LogRanges'

/** An inclusive block range. */
export type BlockRange = { fromBlock: bigint; toBlock: bigint }

/** Reads the events in a block range, in order. */
export type RangeReader<item> = (range: BlockRange) => Promise<readonly item[]>

/**
 * Reads a block range in as few requests as the node allows.
 *
 * @param client - Whose node is read: what it rejects is remembered.
 */
export async function readInRanges<item>(
  client: object,
  range: BlockRange,
  read: RangeReader<item>,
): Promise<item[]> {
  const items: item[] = []
  for await (const found of inRanges(client, range, read))
    for (const item of found) items.push(item)
  return items
}

/** Reads a block range up to the first event; undefined if there is none. */
export async function findInRanges<item>(
  client: object,
  range: BlockRange,
  read: RangeReader<item>,
): Promise<item | undefined> {
  for await (const [first] of inRanges(client, range, read)) if (first !== undefined) return first
  return undefined
}

async function* inRanges<item>(
  client: object,
  { fromBlock, toBlock }: BlockRange,
  read: RangeReader<item>,
): AsyncGenerator<readonly item[]> {
  const ranges = logRanges(client)
  let start = fromBlock
  while (start <= toBlock) {
    const size = ranges.sizeOf(toBlock - start + 1n)
    try {
      const found = await read({ fromBlock: start, toBlock: start + size - 1n })
      ranges.accept(size)
      yield found
      start += size
    } catch (error) {
      if (!ranges.reject(size, error)) throw error
    }
  }
}
