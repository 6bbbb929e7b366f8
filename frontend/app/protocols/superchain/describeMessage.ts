import type { MessageStage } from '../../../../interop/superchain/messageStages'
import type { RelayState } from '../../../../interop/superchain/react/RelayState'

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
  if (!state) return 'Loading status…'
  const { status, relay } = state
  if (status.stage === 'relayed') {
    const outcome = isDeposit ? 'Relayed. The reward is minted' : 'Relayed'
    return relay?.isSafe
      ? `${outcome}, in a safe block.`
      : `${outcome}, but its block is not safe yet.`
  }
  if (rewardedFor !== undefined)
    return `Each address is rewarded once. This address was rewarded for its deposit on ${rewardedFor}.`
  if ('message' in status && destination === undefined)
    return status.stage === 'expired'
      ? `Sent to chain ${status.message.destination}, which this environment does not have, so long ago that it has expired. Unless it was relayed before, it has to be sent again, which anyone can do.`
      : `Sent to chain ${status.message.destination}, which this environment does not have. If there is no such chain, the message is lost.`
  return describeStage(status.stage, destination)
}

function describeStage(
  stage: Exclude<MessageStage, 'relayed'>,
  destination: string | undefined,
): string {
  switch (stage) {
    case 'unknown':
      return 'Transaction not found. A reorg may have dropped it.'
    case 'pending':
      return 'Pending. Waiting for a block.'
    case 'sent':
      return `Sent. Waiting for a block of ${destination} that is not older than the message.`
    case 'relayable':
      return 'Relayable. Waiting for a relayer; anyone can relay it.'
    case 'expired':
      return 'Expired. It can be relayed after it is sent again, which anyone can do.'
    case 'failed':
      return 'Failed. The message was not sent.'
  }
}
