/** Settlement of a batch that is not committed. */
export const nothingSettled = {
  commitTxHash: null,
  committedAt: null,
  proveTxHash: null,
  provenAt: null,
  executeTxHash: null,
  executedAt: null,
}
