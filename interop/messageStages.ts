/** The stages of a message, in order. */
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

/** A stage of a message; `failed`, which is not part of the order, is for messages that will never be verifiable. */
export type MessageStage = (typeof messageStages)[number] | 'failed'
