import type { Entry, JournalFile } from './entries'

/** A position in a chain's journals: after the first `line` entries of `journal`. */
export type JournalPosition = { journal: number; line: number }

/** Lines of a journal, from index `from` up to but not including `to`. It begins with its last rollback, if it has one. */
type Segment = { journal: number; from: number; to: number }

/** The lines that lead to a position, oldest first, and the checkpoint that they start from; null for genesis. */
export type Path = { checkpoint: number | null; segments: readonly Segment[] }

type Branches = {
  length: number
  rollbacks: { line: number; to: JournalPosition }[]
  checkpoint: { line: number; block: number } | null
}

/**
 * The branches of a chain's history. Journals are append-only, and a rollback is an entry that names the position from
 * which history continues. So each position remains reachable, even one that was rolled back, as long as its journals
 * and a checkpoint before it are kept.
 */
export class JournalTree {
  readonly #journals = new Map<number, Branches>()
  #last = 0

  /**
   * Indexes journals.
   *
   * @param last - Number of the last one, of which `files` has nothing if it was never begun.
   * @param checkpoints - Numbers of the existing checkpoints.
   */
  static of(
    files: readonly JournalFile[],
    { last, checkpoints }: { last: number; checkpoints: ReadonlySet<number> },
  ): JournalTree {
    const tree = new JournalTree()
    for (const { header, entries } of files) {
      tree.begin(header.journal)
      for (const entry of entries) tree.add(entry, checkpoints.has(header.journal))
    }
    if (files.at(-1)?.header.journal !== last) tree.begin(last)
    return tree
  }

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
   * Adds an entry to the last journal.
   *
   * @param hasCheckpoint - Whether the journal's checkpoint exists.
   */
  add(entry: Entry, hasCheckpoint = true): void {
    const journal = this.#journals.get(this.#last)
    if (!journal) throw new Error('There is no journal to add an entry to')
    const line = journal.length++
    if ('rollback' in entry) journal.rollbacks.push({ line, to: entry.rollback })
    else if ('checkpoint' in entry && hasCheckpoint)
      journal.checkpoint = { line, block: entry.checkpoint.block }
  }

  forgetJournal(journal: number): void {
    this.#journals.delete(journal)
  }

  forgetCheckpoint(journal: number): void {
    const known = this.#journals.get(journal)
    if (known) known.checkpoint = null
  }

  /**
   * Finds the lines that lead to a position.
   *
   * @param maxBlock - Checkpoints of later blocks are not used.
   * @returns Null if some of them are no longer available.
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
