import type { NetworkChain } from '../protocol/NetworkChain'
import type { Protocol } from '../protocol/Protocol'
import type { ReadWriteLock } from '../ReadWriteLock'

/** What rollbacks, reorgs and snapshots require of the network. */
export type HistoryContext<chain extends NetworkChain> = {
  chains: readonly chain[]
  protocol: Pick<Protocol<chain>, 'assertNotFinal' | 'revertAfter' | 'planReplay' | 'clientHash'>
  /** Held, shared, by what the protocol sends. */
  lock: ReadWriteLock
  /** Runs `change` while the protocol is stopped; afterwards, it derives its state from the blocks again. */
  withProtocolStopped: <result>(change: () => Promise<result>) => Promise<result>
  /** Reports an event with a human-readable message. */
  report: (text: string) => void
  /** Aborted when the network is stopped. */
  signal: AbortSignal
}
