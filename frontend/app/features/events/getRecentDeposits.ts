import type { Address, Client } from 'viem'
import { getBlockNumber, getContractEvents } from 'viem/actions'
import { stakingAbi } from '../../../../contracts/abi/Staking'

/** Older messages are less representative. */
const recentBlocks = 10_000n
const sampleSize = 5

/** The latest events about messages of first deposits, from which latencies are estimated. */
export async function getRecentDeposits(
  source: Client,
  staking: { address: Address; blockNumber: number },
) {
  const head = await getBlockNumber(source, { cacheTime: 0 })
  const deployed = BigInt(staking.blockNumber)
  const events = await getContractEvents(source, {
    address: staking.address,
    abi: stakingAbi,
    eventName: 'FirstDepositMessageSent',
    fromBlock: head - deployed > recentBlocks ? head - recentBlocks : deployed,
    toBlock: head,
    strict: true,
  })
  return events.slice(-sampleSize)
}
