import { type Address, type Client, parseAbi } from 'viem'
import { readContract } from 'viem/actions'

/** Chainlink's feed of ETH/USD on Ethereum mainnet. */
export const priceFeed: Address = '0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419'

const priceFeedAbi = parseAbi([
  'function latestRoundData() view returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)',
])

/** The feed is updated every hour, unless Ethereum is congested. */
const maxAgeMs = 2 * 60 * 60 * 1_000

/**
 * Returns the price of ether in dollars, with the 8 decimals of the feed; null if the feed has none or only an old one.
 *
 * @param now - In milliseconds since the epoch.
 */
export async function getEtherPrice(client: Client, now = Date.now()): Promise<bigint | null> {
  const [, price, , updatedAt] = await readContract(client, {
    address: priceFeed,
    abi: priceFeedAbi,
    functionName: 'latestRoundData',
  })
  const isRecent = Math.abs(now - Number(updatedAt) * 1_000) <= maxAgeMs
  return isRecent && price > 0n ? price : null
}
