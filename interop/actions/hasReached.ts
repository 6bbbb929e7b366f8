import { type MessageStage, messageStages } from '../messageStages'

/** Whether `stage` is `other` or a later stage; `failed` is reached only by failed messages, and nothing else by them. */
export function hasReached(stage: MessageStage, other: MessageStage): boolean {
  if (stage === 'failed' || other === 'failed') return stage === other
  return messageStages.indexOf(stage) >= messageStages.indexOf(other)
}
