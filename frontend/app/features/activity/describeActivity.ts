import { formatAmount } from '../../../shared/lib/formatAmount'
import type { ActivityEvent } from './useActivity'

/**
 * Says in a few words what happened.
 *
 * @param nameOf - What a chain is called.
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
      return 'Message about the first deposit sent'
    case 'minted':
      return `Minted the reward for the deposit on ${nameOf(event.sourceChainId)}`
  }
}
