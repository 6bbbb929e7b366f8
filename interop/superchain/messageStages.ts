/** The stages of a message, in order. */
export const messageStages = ['unknown', 'pending', 'sent', 'relayable', 'relayed'] as const

/**
 * A stage of a message. Not part of the order are `expired`, for messages that can be relayed only after they are sent
 * again, and `failed`, for messages that were not sent.
 */
export type MessageStage = (typeof messageStages)[number] | 'expired' | 'failed'

/** Seconds for which a message can be relayed: seven days. */
export const defaultExpiryWindow = 604_800n

/** The stage of a message that is not relayed, by the time at which it would be. */
export function stageAt({
  sentAt,
  executedAt,
  expiryWindow,
}: {
  sentAt: bigint
  executedAt: bigint
  expiryWindow: bigint
}): 'sent' | 'relayable' | 'expired' {
  if (sentAt > executedAt) return 'sent'
  return executedAt - sentAt > expiryWindow ? 'expired' : 'relayable'
}
