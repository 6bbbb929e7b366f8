import type { Address, Hex, Log } from 'viem'

/** A log of a block. */
export type ChainLog = Log<bigint, number, false>

/** Which logs to request: of which contract, and with which topics. */
export type LogFilter = { address?: Address; topics?: (Hex | Hex[] | null)[] }

/** A kind of events of a chain: which logs it consists of, and what they say. */
export type EventSource<event> = {
  /** Identifies the source in the cache. */
  name: string
  /** An event matches any of these. */
  filters: readonly LogFilter[]
  /** Leaves out logs that the filters cannot, of whole blocks in order. */
  select?: (logs: readonly ChainLog[]) => readonly ChainLog[]
  /**
   * Reads a log. Only called for logs that are shown, as decoding all that a node returns can take seconds.
   *
   * @param indexInTransaction - Index among the logs of its transaction that match.
   */
  parse: (log: ChainLog, place: { chainId: number; indexInTransaction: number }) => event
}
