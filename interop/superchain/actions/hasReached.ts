import { type MessageStage, messageStages } from '../messageStages'

/**
 * Whether `stage` is `other` or a later stage. Expired messages have reached `sent`; `failed` is reached only by failed
 * messages, and nothing else by them.
 */
export function hasReached(stage: MessageStage, other: MessageStage): boolean {
  if (stage === other) return true
  if (stage === 'failed' || other === 'failed' || other === 'expired') return false
  const reached = stage === 'expired' ? 'sent' : stage
  return messageStages.indexOf(reached) >= messageStages.indexOf(other)
}
