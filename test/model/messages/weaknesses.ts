/** Ways to build the product wrong, each of which the properties must notice. */
export const weaknesses = {
  importsUnchecked: 'A batch is executed whatever roots it imported.',
  finalBlocksRolledBack: 'Blocks whose batch is executed can be rolled back.',
  notResubmitted: 'What a node had and its journal has not is forgotten when it crashes.',
  answeredBeforeJournaled: 'A receipt is answered as soon as there is a block.',
  stepsNotCounted: 'A step whose answer got lost is taken again, without a look at what was done.',
  batchesNotReverted: 'A chain goes back, and its batches stay on the settlement layer.',
  importsNotReplayed: 'Imports of dropped blocks are not replayed.',
  nothingReplayed: 'Nothing of dropped blocks is replayed.',
  forgedReplayed: 'Forged roots are imported again as genuine ones are.',
  notReported: 'Nobody is told of what has no effect any more.',
  proofsRemembered: 'A reward is remembered by its proof, in place of its account.',
  layerNotReverted: 'All chains but the settlement layer go back to a snapshot.',
} as const satisfies Record<string, string>

export type Weakness = keyof typeof weaknesses
