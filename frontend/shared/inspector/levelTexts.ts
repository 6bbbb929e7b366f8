import type { ProofLevelName } from '../../../interop/proof/walkProof'

type Names = { source: string; settlementLayer: string }

/** What a level of a proof is called, and what it stands for. */
export const levelTexts: Record<
  ProofLevelName,
  { name: string; meaning: (names: Names) => string }
> = {
  leaf: {
    name: 'Leaf',
    meaning: ({ source }) =>
      `The message as ${source} logged it: who sent it, in which transaction of its batch, and the hash of its data.`,
  },
  logsRoot: {
    name: 'Logs root',
    meaning: () => 'All messages of the batch.',
  },
  chainBatchRoot: {
    name: 'Chain batch root',
    meaning: ({ settlementLayer }) =>
      `The batch as ${settlementLayer} recorded it when the batch was executed: its logs, and the chain's own aggregated root.`,
  },
  batchLeaf: {
    name: 'Batch leaf',
    meaning: () => 'The same, bound to the number of the batch.',
  },
  chainRoot: {
    name: 'Chain root',
    meaning: ({ source }) => `All executed batches of ${source}.`,
  },
  chainLeaf: {
    name: 'Chain leaf',
    meaning: () => 'The same, bound to the chain id.',
  },
  interopRoot: {
    name: 'Interop root',
    meaning: ({ settlementLayer }) =>
      `All chains that settle on ${settlementLayer}, at the end of one of its blocks.`,
  },
}
