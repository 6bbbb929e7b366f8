/** Incorrect designs, each of which must violate a property. */
export const weaknesses = {
  importsUnchecked: 'A batch is executed whatever roots it imported.',
  finalBlocksRolledBack: 'Blocks whose batch is executed can be rolled back.',
  notResubmitted: 'Transactions of a node that are not journaled are lost when it crashes.',
  returnedBeforeJournaled: 'A receipt is returned before its block is journaled.',
  stepsNotCounted:
    'A step whose response was lost is retried without checking whether it was performed.',
  batchesNotReverted: 'A chain is rolled back, but its batches remain on the settlement layer.',
  importsNotReplayed: 'Imports of dropped blocks are not replayed.',
  nothingReplayed: 'Transactions of dropped blocks are not replayed.',
  forgedReplayed: 'Forged roots are replayed like genuine ones.',
  notReported: 'Dropped transactions are not reported.',
  proofsRemembered: 'Rewards are tracked by proof instead of account.',
  layerNotReverted: 'All chains except the settlement layer are reverted to a snapshot.',
} as const satisfies Record<string, string>

export type Weakness = keyof typeof weaknesses
