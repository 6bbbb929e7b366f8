import {
  type Address,
  type Client,
  formatLog,
  type Hash,
  numberToHex,
  pad,
  parseEventLogs,
} from 'viem'
import { stakingAbi } from '../../../../contracts/abi/Staking'
import { type EventPosition, getEventPosition } from '../../../../interop/rpc/EventPosition'
import type { BlockRange } from '../../../../interop/rpc/readInRanges'

/** An event of a staking contract about an account. */
export type StakingEvent = EventPosition &
  ({ kind: 'deposited' | 'withdrawn'; amount: bigint } | { kind: 'messageSent'; messageHash: Hash })

/** Reads the events of a staking contract about an account in a block range, in one request. */
export async function readStakingEvents(
  client: Client,
  { chainId, address, account }: { chainId: number; address: Address; account: Address },
  { fromBlock, toBlock }: BlockRange,
): Promise<StakingEvent[]> {
  const logs = await client.request({
    method: 'eth_getLogs',
    params: [
      {
        address,
        // The depositor is the first parameter of each event.
        topics: [null, pad(account)],
        fromBlock: numberToHex(fromBlock),
        toBlock: numberToHex(toBlock),
      },
    ],
  })
  const events = parseEventLogs({
    abi: stakingAbi,
    logs: logs.map((log) => formatLog(log)),
    strict: true,
  })
  const found = await Promise.all(
    events.map(async (log): Promise<StakingEvent[]> => {
      const position = () => getEventPosition(client, chainId, log)
      switch (log.eventName) {
        case 'Deposited':
          return [{ kind: 'deposited', amount: log.args.amount, ...(await position()) }]
        case 'Withdrawn':
          return [{ kind: 'withdrawn', amount: log.args.amount, ...(await position()) }]
        case 'FirstDepositMessageSent':
          return [{ kind: 'messageSent', messageHash: log.args.messageHash, ...(await position()) }]
        default:
          return []
      }
    }),
  )
  return found.flat()
}
