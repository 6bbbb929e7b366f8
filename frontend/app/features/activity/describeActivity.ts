import { formatAmount } from '../../../shared/lib/formatAmount'
import { t } from '../../i18n/messages'
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
  const messages = t().activity
  switch (event.kind) {
    case 'deposited':
      return messages.staked(formatAmount(event.amount, { decimals: 18 }))
    case 'withdrawn':
      return messages.withdrew(formatAmount(event.amount, { decimals: 18 }))
    case 'messageSent':
      return messages.messageSent
    case 'minted':
      return messages.minted(nameOf(event.sourceChainId))
  }
}
