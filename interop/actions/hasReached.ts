import { type MessageStage, messageStages } from '../messageStages'

/** Whether a message at `stage` has come as far as `other`; a failed message has reached nothing but its failure. */
export function hasReached(stage: MessageStage, other: MessageStage): boolean {
  if (stage === 'failed' || other === 'failed') return stage === other
  return messageStages.indexOf(stage) >= messageStages.indexOf(other)
}
