import type { MessageStatus } from '../../../../interop/actions/getMessageStatus'
import type { MessageStage } from '../../../../interop/actions/messageStages'

/**
 * Says in a sentence where a journey is: announced whenever it changes.
 *
 * @param mint - Whether the reward was for this deposit, or else for that of which chain.
 */
export function describeJourney({
  status,
  mint,
}: {
  status: MessageStatus | undefined
  mint: { isOwn: boolean; of: string | undefined } | undefined
}): string {
  if (mint?.isOwn) return 'Minted: the reward of this deposit is with you.'
  if (mint)
    return `There is one reward for each address: yours was for the deposit on ${mint.of ?? 'another chain'}.`
  return status ? describeStage(status.stage) : 'Looking up where it is …'
}

function describeStage(stage: MessageStage): string {
  switch (stage) {
    case 'unknown':
      return 'The chain no longer knows the deposit. It may have been undone by a reorganisation.'
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
