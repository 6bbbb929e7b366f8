import type { ProofLevelName } from '../../../interop/proof/walkProof'

type Names = { source: string; settlementLayer: string }

/** Names and descriptions of the levels of a proof. */
export const levelTexts: Record<
  ProofLevelName,
  { name: string; description: (names: Names) => string }
> = {
  leaf: {
    name: 'Leaf',
    description: ({ source }) =>
      `The message as ${source} logged it: who sent it, in which transaction of its batch, and the hash of its data.`,
  },
  logsRoot: {
    name: 'Logs root',
    description: () => 'All messages of the batch.',
  },
  chainBatchRoot: {
    name: 'Chain batch root',
    description: ({ settlementLayer }) =>
      `The batch as ${settlementLayer} recorded it when the batch was executed: its logs, and the chain's own aggregated root.`,
  },
  batchLeaf: {
    name: 'Batch leaf',
    description: () => 'The same, bound to the number of the batch.',
  },
  chainRoot: {
    name: 'Chain root',
    description: ({ source }) => `All executed batches of ${source}.`,
  },
  chainLeaf: {
    name: 'Chain leaf',
    description: () => 'The same, bound to the chain id.',
  },
  interopRoot: {
    name: 'Interop root',
    description: ({ settlementLayer }) =>
      `All chains that settle on ${settlementLayer}, at the end of one of its blocks.`,
  },
}
