import { BlockNotFoundError, type Client } from 'viem'
import { getBlock } from 'viem/actions'

/** The result may be this many blocks earlier than necessary: as many as one request for logs covers anyway. */
const tolerance = 64n

/**
 * Finds a block that is older than a time, and after which few blocks are, by the times of some headers: blocks come at
 * almost equal intervals.
 *
 * @param timestamp - In seconds.
 * @param first - A block that is older. Blocks that the node does not have count as older.
 */
export async function findBlockBefore(
  client: Client,
  { timestamp, first }: { timestamp: bigint; first: bigint },
): Promise<bigint> {
  const latest = await getBlock(client, { blockTag: 'latest' })
  if (latest.timestamp < timestamp) return latest.number
  let low = first
  let lowTime: bigint | null =
    latest.number - first > tolerance ? await timeOf(client, first) : null
  let high = latest.number
  let highTime = latest.timestamp
  for (let reads = 0; high - low > tolerance; reads++) {
    const span = high - low
    // Every third read only halves, in case blocks came irregularly.
    const isRegular = lowTime !== null && lowTime < highTime && reads % 3 !== 2
    const expected =
      isRegular && lowTime !== null
        ? low + (span * (timestamp - lowTime)) / (highTime - lowTime)
        : low + span / 2n
    // On either side of where it is expected, so that both ends come closer.
    const margin = isRegular ? max(span / 64n, tolerance / 4n) : 0n
    const number = clamp(expected + (reads % 3 === 0 ? -margin : margin), low + 1n, high - 1n)
    const time = await timeOf(client, number)
    if (time !== null && time >= timestamp) [high, highTime] = [number, time]
    else [low, lowTime] = [number, time]
  }
  return low
}

/** Null if the node does not have the block. */
async function timeOf(client: Client, blockNumber: bigint): Promise<bigint | null> {
  try {
    return (await getBlock(client, { blockNumber })).timestamp
  } catch (error) {
    if (error instanceof BlockNotFoundError) return null
    throw error
  }
}

const max = (a: bigint, b: bigint) => (a > b ? a : b)

const clamp = (value: bigint, low: bigint, high: bigint) =>
  value < low ? low : value > high ? high : value
