/** The stages of a message on its way, in order. */
export const messageStages = [
  'unknown',
  'pending',
  'sent',
  'batched',
  'committed',
  'proven',
  'executed',
  'rootImported',
  'verifiable',
] as const

/** A stage of a message's way; `failed` stands beside the order, for a message that will never arrive. */
export type MessageStage = (typeof messageStages)[number] | 'failed'
