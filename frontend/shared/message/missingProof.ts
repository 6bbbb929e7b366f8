import type { MessageStatus } from '../../../interop/actions/getMessageStatus'

/** Where the proof of a message comes from, if not from its node. */
export const rebuiltText =
  'The node does not return the proof, so it was built from public data of the settlement layer.'

/** Whether a message is executed but its node returns no proof. */
export const isWithoutProof = (status: MessageStatus | undefined): boolean =>
  status?.stage === 'executed' && status.proof === null
