import type { MessageStatus } from '../../../../interop/actions/getMessageStatus'
import type { MessageStage } from '../../../../interop/messageStages'

/**
 * Says in a sentence how far a message has come: announced whenever it changes.
 *
 * @param rewarded - The reward of the account that the deposit names, if there is one: whether it was for this deposit, and
 * if not, for a deposit on which chain; and whether it has settled.
 */
export function describeTimeline({
  status,
  rewarded,
}: {
  status: MessageStatus | undefined
  rewarded?: { isForThis: boolean; chainName: string | undefined; isSettled: boolean } | undefined
}): string {
  if (rewarded?.isForThis)
    return rewarded.isSettled
      ? 'Minted and settled: nothing can undo the reward of this deposit any more.'
      : 'Minted: the reward is paid. It settles with the next batch of the rewards chain.'
  if (rewarded)
    return `There is one reward for each address: this one's was for the deposit on ${rewarded.chainName ?? 'another chain'}.`
  return status ? describeStage(status.stage) : 'Looking up where it is …'
}

function describeStage(stage: MessageStage): string {
  switch (stage) {
    case 'unknown':
      return 'The chain does not know the transaction. A reorg may have undone it.'
    case 'pending':
      return 'Waiting for a block.'
    case 'sent':
      return 'Sent. Waiting to join a batch.'
    case 'batched':
      return 'In a batch. Waiting for the settlement layer to hear of it.'
    case 'committed':
      return 'Committed. Waiting to be proven.'
    case 'proven':
      return 'Proven. Waiting to be executed.'
    case 'executed':
      return 'Executed. Waiting for the rewards chain to import the root.'
    case 'rootImported':
      return 'Root imported. Waiting for the verifier to accept the proof.'
    case 'verifiable':
      return 'Ready: the rewards chain accepts the proof.'
    case 'failed':
      return 'The message will not arrive.'
  }
}
