/** A mutant that no test can notice, because it does the same. */
export type Survivor = { source: string; before: string; after: string; reason: string }

export const survivors: Survivor[] = [
  {
    source: 'InteropToken.sol',
    before: 'i < chainIds.length',
    after: '(i != chainIds.length)',
    reason: 'The index starts at zero, and grows by one.',
  },
  {
    source: 'InteropToken.sol',
    before: 'chainId != 0',
    after: '(chainId > 0)',
    reason: 'A number without a sign that is not zero is greater.',
  },
  {
    source: 'InteropPayload.sol',
    before: '33',
    after: '(33 + 1)',
    reason: 'bytes32 of a slice takes its first 32 bytes, however long it is.',
  },
]
