/** A place in a chain's journals: behind the first `line` entries of `journal`. */
export type JournalPosition = { journal: number; line: number }

/** Lines of a journal, from index `from` up to but not including `to`. It begins with the line of a rollback, if there is one. */
type Segment = { journal: number; from: number; to: number }

/** The lines that lead to a position, oldest first, and the checkpoint they start from: null for genesis. */
export type Path = { checkpoint: number | null; segments: readonly Segment[] }

type Branches = {
  length: number
  rollbacks: { line: number; to: JournalPosition }[]
  checkpoint: { line: number; block: number } | null
}

/**
 * The shape of a chain's journals. They are only ever appended to, and a rollback is a line that names the position where
 * history goes on. So every position that was ever reached can be reached again, also one that was rolled back, as long as
 * its journals and a checkpoint before it are kept.
 */
export class JournalTree {
  readonly #journals = new Map<number, Branches>()
  #last = 0

  /** The position after the last line. */
  get end(): JournalPosition {
    return { journal: this.#last, line: this.#journals.get(this.#last)?.length ?? 0 }
  }

  /** Adds an empty journal after the last one. */
  begin(journal: number): void {
    this.#journals.set(journal, { length: 0, rollbacks: [], checkpoint: null })
    this.#last = journal
  }

  /**
   * Adds a line to the last journal.
   *
   * @param rollbackTo - If history goes on from there.
   * @param checkpointBlock - If the journal's checkpoint is complete: the last block that it includes.
   */
  add({
    rollbackTo,
    checkpointBlock,
  }: {
    rollbackTo?: JournalPosition
    checkpointBlock?: number
  } = {}): void {
    const journal = this.#journals.get(this.#last)
    if (!journal) throw new Error('There is no journal to add a line to')
    const line = journal.length++
    if (rollbackTo) journal.rollbacks.push({ line, to: rollbackTo })
    if (checkpointBlock !== undefined) journal.checkpoint = { line, block: checkpointBlock }
  }

  forgetJournal(journal: number): void {
    this.#journals.delete(journal)
  }

  forgetCheckpoint(journal: number): void {
    const known = this.#journals.get(journal)
    if (known) known.checkpoint = null
  }

  /**
   * Finds what leads to a position.
   *
   * @param maxBlock - Checkpoints of later blocks are passed over.
   * @returns Null if part of it is gone.
   */
  pathTo(position: JournalPosition, maxBlock = Number.POSITIVE_INFINITY): Path | null {
    const segments: Segment[] = []
    let { journal, line: to } = position
    for (;;) {
      const known = this.#journals.get(journal)
      if (!known || to > known.length) return null
      const end = to
      const rollback = known.rollbacks.findLast(({ line }) => line < end)
      const from = rollback?.line ?? 0
      segments.unshift({ journal, from, to })
      const { checkpoint } = known
      if (
        checkpoint &&
        checkpoint.line >= from &&
        checkpoint.line < to &&
        checkpoint.block <= maxBlock
      )
        return { checkpoint: journal, segments }
      if (rollback) {
        journal = rollback.to.journal
        to = rollback.to.line
      } else if (journal === 0) return { checkpoint: null, segments }
      else {
        journal--
        to = this.#journals.get(journal)?.length ?? 0
      }
    }
  }
}
