import { formatAmount } from '../../../shared/lib/formatAmount'
import type { ActivityEvent } from './useActivity'

/**
 * Describes an event briefly.
 *
 * @param nameOf - Returns the name of a chain.
 */
export function describeActivity(
  event: ActivityEvent,
  nameOf: (chainId: number) => string,
): string {
  switch (event.kind) {
    case 'deposited':
      return `Staked ${formatAmount(event.amount, { decimals: 18 })} ETH`
    case 'withdrawn':
      return `Withdrew ${formatAmount(event.amount, { decimals: 18 })} ETH`
    case 'messageSent':
      return 'Sent the message for the first deposit'
    case 'minted':
      return `Minted the reward for the deposit on ${nameOf(event.sourceChainId)}`
  }
}
