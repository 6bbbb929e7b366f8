import type { Hash } from 'viem'

/** Times of a request and its response, in milliseconds of a monotonic clock. */
type Interval = { from: number; to: number }

/** A write requested by a client. */
export type Write = {
  /** Name in reports. */
  name: string
  /** Hash of its transaction; absent for developer methods. */
  hash: Hash | null
  chainId: number | null
  /** The last time that the network accepted it without confirmation. */
  accepted: Interval | null
  /** When the network confirmed it, by a receipt or a result. */
  confirmed: Interval | null
  /** When it was observed to be final: its message was verifiable on another chain. */
  finalAt: number | null
}

/** A requested rollback. */
type Rollback = {
  /** Writes confirmed before this time remain. */
  keptUntil: number
  /** Writes sent after this time are not affected; infinite while unknown. */
  endedAt: number
  /** The dropped transactions are unknown, as the process exited before it responded. */
  isUnreported: boolean
  /** The only affected chain, which loses only writes that are not final; null for all chains. */
  chainId: number | null
}

/** Events that release the network from its guarantees. */
export type History = {
  /** When the network's own process exited. */
  ends: number[]
  rollbacks: Rollback[]
  /** Hashes of transactions that the network reported as dropped. */
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
 * Whether the network guarantees a write: it was acknowledged, and no event since may have reverted it.
 *
 * A transaction with a receipt survives everything except a requested rollback. Until then, an accepted transaction is only
 * held in the memory of the network's process.
 */
export function isOwed(write: Write, { ends, rollbacks, reported }: History): boolean {
  const { hash, accepted, confirmed } = write
  if (hash !== null && reported.has(hash)) return false
  if (confirmed) return !rollbacks.some((rollback) => mayUndo(rollback, write, confirmed))
  if (!accepted || ends.some((end) => end > accepted.from)) return false
  return !rollbacks.some((rollback) => mayUndo(rollback, write, { ...accepted, to: Infinity }))
}

/** @param known - When it was known to be executed. */
function mayUndo(
  { keptUntil, endedAt, isUnreported, chainId }: Rollback,
  write: Write,
  known: Interval,
): boolean {
  if (known.from >= endedAt) return false
  // A developer method has no hash, so it may belong to any of the dropped blocks.
  if (write.hash === null && chainId !== null) return chainId === write.chainId
  if (known.to <= keptUntil && (chainId === null || !isUnreported)) return false
  if (chainId === null) return true
  const isFinal = write.finalAt !== null && write.finalAt <= keptUntil
  return chainId === write.chainId && !isFinal
}
