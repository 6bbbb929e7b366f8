import type { MessageId } from '../../../interop/react/MessageId'
import { hasReached } from '../../../interop/superchain/actions/hasReached'
import type { RelayState } from '../../../interop/superchain/react/RelayState'
import { shared } from '../i18n/sharedMessages'
import type { Step } from '../message/timeline'

/** The steps of a message between chains of the Superchain. */
export function relaySteps({
  id: { chainId, hash },
  isSent = false,
  sentAt,
  state,
}: {
  id: MessageId
  /** Whether it is known to be sent before its status is loaded. */
  isSent?: boolean
  sentAt: Date | undefined
  /** Undefined while loading, in which case nothing else counts as done. */
  state: RelayState | undefined
}): Step[] {
  const stage = state?.status.stage ?? (isSent ? 'sent' : 'unknown')
  const relay = state?.relay ?? null
  return [
    {
      name: 'Sent',
      isDone: hasReached(stage, 'sent'),
      at: sentAt,
      transaction: { chainId, hash },
      detail: state && describeResend(state),
    },
    { name: 'Relayable', isDone: hasReached(stage, 'relayable') },
    {
      name: 'Relayed',
      isDone: hasReached(stage, 'relayed'),
      at: relay?.at,
      transaction: relay ? { chainId: relay.chainId, hash: relay.transactionHash } : undefined,
    },
    { name: 'Safe', isDone: relay?.isSafe === true },
  ]
}

function describeResend({ status }: RelayState): string | undefined {
  if (!('message' in status)) return undefined
  const { blockNumber } = status.executingMessage.id
  return blockNumber === status.message.blockNumber
    ? undefined
    : shared().steps.resent(String(blockNumber))
}
