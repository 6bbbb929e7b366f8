type Row = Record<string, unknown>

/** Runs SQL statements. */
export type Queryable = {
  /**
   * @param values - Parameters of the statement. Without them, the text may contain several statements.
   * @returns The rows of the last statement.
   */
  query(text: string, values?: readonly unknown[]): Promise<Row[]>
}

type Transactional = Queryable & {
  /** Runs statements in one transaction, which is rolled back if they throw. */
  transaction<result>(work: (transaction: Queryable) => Promise<result>): Promise<result>
}

/**
 * Holds a lock for as long as its connection lives. Its statements fail once the connection is lost, so that nothing is
 * written without the lock.
 */
export type LockSession = Transactional & { release(): Promise<void> }

export type Database = Transactional & {
  /** Acquires a lock that one process can hold at a time; null if another one holds it. */
  lock(name: string): Promise<LockSession | null>
  close(): Promise<void>
}
