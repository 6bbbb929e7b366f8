/** What a transaction waits for, in order. */
export type TransactionPhase = 'checking' | 'switching' | 'signing' | 'including'

/** Says what a transaction on a chain waits for. */
export function describePhase(phase: TransactionPhase, chainName: string): string {
  switch (phase) {
    case 'checking':
      return 'Asking the contract …'
    case 'switching':
      return `Waiting for your wallet to switch to ${chainName} …`
    case 'signing':
      return 'Waiting for your signature …'
    case 'including':
      return `Sent. Waiting for a block on ${chainName} …`
  }
}
