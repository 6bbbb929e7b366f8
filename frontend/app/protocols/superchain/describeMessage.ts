import type { RelayState } from '../../../../interop/superchain/react/RelayState'
import { t } from '../../i18n/messages'

/**
 * Describes the state of a message in a sentence, which is announced when it changes.
 *
 * @param destination - Name of the chain that it is for; undefined if the environment does not have that chain.
 * @param isDeposit - Whether it earns a reward.
 * @param rewardedFor - Name of the chain of another deposit that was rewarded instead.
 */
export function describeMessage({
  state,
  destination,
  isDeposit,
  rewardedFor,
}: {
  state: RelayState | undefined
  destination: string | undefined
  isDeposit: boolean
  rewardedFor?: string | undefined
}): string {
  const messages = t().superchain.status
  if (!state) return messages.loading
  const { status, relay } = state
  if (status.stage === 'relayed') {
    if (isDeposit) return relay?.isSafe ? messages.mintedSafe : messages.minted
    return relay?.isSafe ? messages.safe : messages.relayed
  }
  if (rewardedFor !== undefined) return messages.rewardedFor(rewardedFor)
  if ('message' in status && destination === undefined) {
    const chainId = String(status.message.destination)
    return status.stage === 'expired'
      ? messages.elsewhereExpired(chainId)
      : messages.elsewhere(chainId)
  }
  return status.stage === 'sent' ? messages.sent(destination ?? '') : messages[status.stage]
}
