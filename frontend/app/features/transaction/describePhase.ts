import { t } from '../../i18n/messages'

/** The phases of a transaction, in order. */
export type TransactionPhase = 'checking' | 'switching' | 'signing' | 'including'

/** Describes the phase of a transaction. */
export function describePhase(phase: TransactionPhase, chainName: string): string {
  switch (phase) {
    case 'checking':
      return t().transaction.checking
    case 'switching':
      return t().transaction.switching(chainName)
    case 'signing':
      return t().transaction.signing
    case 'including':
      return t().transaction.including(chainName)
  }
}
