import type { Hash } from 'viem'

/** When something was asked for, and when it was answered; times of one monotonic clock, in milliseconds. */
type Interval = { from: number; to: number }

/** Something that a client wanted to be there for good. */
export type Write = {
  /** How a report names it. */
  name: string
  /** Of its transaction; developers' calls have none. */
  hash: Hash | null
  chainId: number | null
  /** The network has taken it, without having confirmed it: the last time that this happened. */
  accepted: Interval | null
  /** The network has answered with a receipt, or that it is done. */
  confirmed: Interval | null
  /** Seen to be final: its message was verifiable elsewhere. */
  finalAt: number | null
}

/** Going back to an earlier state, as somebody asked for. */
type Rollback = {
  /** What was confirmed by then stays. */
  keptUntil: number
  /** What was sent later than that is not concerned: infinite as long as that is not known. */
  endedAt: number
  /** Nobody was told which transactions it dropped: the process ended before it answered. */
  isUnreported: boolean
  /** The only chain concerned, of which only what is not final goes; null if it was all of them. */
  chainId: number | null
}

/** What happened that releases a network from what it promised. */
export type History = {
  /** When the network's own process ended. */
  ends: number[]
  rollbacks: Rollback[]
  /** Hashes of transactions that the network said it had dropped. */
  reported: Set<string>
}

export const newHistory = (): History => ({ ends: [], rollbacks: [], reported: new Set() })

export function newWrite({
  name,
  hash = null,
  chainId = null,
}: {
  name: string
  hash?: Hash | null
  chainId?: number | null
}): Write {
  return { name, hash, chainId, accepted: null, confirmed: null, finalAt: null }
}

/**
 * Whether a write must be there: it was acknowledged, and nothing has happened since that may have undone it.
 *
 * What has a receipt survives everything but a rollback that was asked for. What was accepted only is in the memory of
 * the network's process until then.
 */
export function isOwed(write: Write, { ends, rollbacks, reported }: History): boolean {
  const { hash, accepted, confirmed } = write
  if (hash !== null && reported.has(hash)) return false
  if (confirmed) return !rollbacks.some((rollback) => mayUndo(rollback, write, confirmed))
  if (!accepted || ends.some((end) => end > accepted.from)) return false
  return !rollbacks.some((rollback) => mayUndo(rollback, write, { ...accepted, to: Infinity }))
}

/** @param known - When it was known to be there. */
function mayUndo(
  { keptUntil, endedAt, isUnreported, chainId }: Rollback,
  write: Write,
  known: Interval,
): boolean {
  if (known.from >= endedAt) return false
  // A setting has no hash to be reported by: it may have been made after any of the blocks that are dropped.
  if (write.hash === null && chainId !== null) return chainId === write.chainId
  if (known.to <= keptUntil && (chainId === null || !isUnreported)) return false
  if (chainId === null) return true
  const isFinal = write.finalAt !== null && write.finalAt <= keptUntil
  return chainId === write.chainId && !isFinal
}
