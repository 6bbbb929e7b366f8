/** A mutant that no test can notice, because it does the same. */
export type Survivor = { source: string; before: string; after: string; reason: string }

export const survivors: Survivor[] = [
  {
    source: 'InteropPayload.sol',
    before: '33',
    after: '(33 + 1)',
    reason: 'bytes32 of a slice takes its first 32 bytes, however long it is.',
  },
]
