/** The phases of a transaction, in order. */
export type TransactionPhase = 'checking' | 'switching' | 'signing' | 'including'

/** Describes the phase of a transaction. */
export function describePhase(phase: TransactionPhase, chainName: string): string {
  switch (phase) {
    case 'checking':
      return 'Simulating the transaction…'
    case 'switching':
      return `Switch to ${chainName} in your wallet…`
    case 'signing':
      return 'Confirm in your wallet…'
    case 'including':
      return `Transaction submitted. Confirming on ${chainName}…`
  }
}
