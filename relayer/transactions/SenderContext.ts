import type { Logger } from 'pino'
import type { LockSession } from '../database/Database'
import type { DeadMessages } from '../messages/store'
import type { Protocol } from '../protocol/Protocol'
import type { Queue } from '../queue/openQueue'
import type { Signer } from '../signer/Signer'

/** What the one sender of a key works with. Everything it writes goes through the session that holds its lock. */
export type SenderContext = {
  session: LockSession
  queue: Queue
  protocol: Protocol
  signer: Signer
  log: Logger
  /** Maximum fee per gas, in wei; null for none. */
  feeCeiling: bigint | null
  /** A transaction that is in no block after this is sent with higher fees. */
  bumpAfterMs: number
  retrySeconds: number
  onDead: (messages: DeadMessages) => void
  pollMs: number
  /** When included transactions are checked again, in milliseconds of a monotonic clock. */
  nextCheckAt: number
  /** When this process last broadcast each transaction, by hash. */
  broadcastAt: Map<string, number>
}
