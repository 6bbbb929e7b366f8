import { type Address, pad } from 'viem'
import type { ChainLog, EventSource } from '../events/EventSource'

/** Those that a contract emitted, or that have an account as an indexed argument. */
export function eventsOf(
  address: Address,
  { isContract }: { isContract: boolean },
): EventSource<{ log: ChainLog }> {
  const account = pad(address)
  return {
    name: `events ${address} ${isContract}`,
    filters: isContract
      ? [{ address }]
      : [0, 1, 2].map((others) => ({
          topics: [null, ...Array<null>(others).fill(null), account],
        })),
    parse: (log) => ({ log }),
  }
}
