import { changesHeaders } from '../anvil/mutations'
import type { Entry, JournaledBlock, JournaledClock } from './entries'
import type { JournalFiles } from './JournalFiles'
import type { JournalPosition, JournalTree, Path } from './JournalTree'

/** A rollback that has not been carried out yet. */
export type RollbackPlan = {
  to: JournalPosition
  /** The last block that is kept; null for genesis. */
  lastBlock: JournaledBlock | null
  /** What the clock was moved to last until there; null if it was not. */
  clock: JournaledClock | null
  /** The entries that are dropped, oldest first. */
  dropped: readonly Entry[]
  /**
   * Whether a node that rolls back in place may end up in another state: because a mutation that is kept came along with
   * a block that is dropped, or because one changed headers of later blocks.
   */
  isAmbiguous: boolean
  /** Whether the target is a block number, rather than a snapshot. */
  isByNumber: boolean
}

/** An entry, with the position after it. */
type Line = { entry: Entry; position: JournalPosition }

/**
 * Plans a rollback to a block.
 *
 * @returns Null if the state there is no longer available.
 */
export function planRollbackToBlock(
  tree: JournalTree,
  files: JournalFiles,
  number: bigint,
): RollbackPlan | null {
  const path = tree.pathTo(tree.end, Number(number))
  if (!path) return null
  const lines = readLines(files, path)
  const first = lines.findIndex(({ entry }) => 'block' in entry && entry.block.number > number)
  const kept = first === -1 ? lines : lines.slice(0, first)
  const begin = { journal: path.segments[0]?.journal ?? 0, line: 0 }
  return {
    to: kept.at(-1)?.position ?? begin,
    isByNumber: true,
    ...compare(kept, lines.slice(kept.length)),
  }
}

/**
 * Plans a rollback to an earlier position, which may have been rolled back itself.
 *
 * @returns Null if the state there is no longer available.
 */
export function planRollbackTo(
  tree: JournalTree,
  files: JournalFiles,
  to: JournalPosition,
): RollbackPlan | null {
  const path = tree.pathTo(to)
  if (!path) return null
  const kept = readLines(files, path)
  const keptKeys = new Set(kept.map(keyOf))
  // A checkpoint of the same block may include later mutations.
  const maxBlock = (lastBlockIn(kept)?.number ?? 0) - 1
  const present = tree.pathTo(tree.end, maxBlock)
  const dropped = present && readLines(files, present).filter((line) => !keptKeys.has(keyOf(line)))
  const { lastBlock, ...changes } = compare(kept, dropped ?? [])
  const isAmbiguous = dropped === null || changes.isAmbiguous
  return { to, lastBlock, ...changes, isAmbiguous, isByNumber: false }
}

function readLines(files: JournalFiles, { segments }: Path): Line[] {
  return segments.flatMap(({ journal, from, to }) =>
    (files.readJournal(journal)?.entries ?? [])
      .slice(from, to)
      .map((entry, index) => ({ entry, position: { journal, line: from + index + 1 } })),
  )
}

function keyOf({ position: { journal, line } }: Line): string {
  return `${journal}:${line}`
}

function lastBlockIn(lines: readonly Line[]): JournaledBlock | null {
  for (const { entry } of lines.toReversed())
    if ('block' in entry) return { ...entry.block, at: entry.at }
  return null
}

function lastClockIn(kept: readonly Line[]): JournaledClock | null {
  for (const { entry } of kept.toReversed()) if ('clock' in entry) return entry.clock
  return null
}

function compare(
  kept: readonly Line[],
  droppedLines: readonly Line[],
): Pick<RollbackPlan, 'lastBlock' | 'clock' | 'dropped' | 'isAmbiguous'> {
  const dropped = droppedLines.map(({ entry }) => entry)
  const droppedIds = new Set(
    dropped.flatMap((entry) => ('mutation' in entry ? [entry.mutation.id] : [])),
  )
  const head = kept.findLastIndex(({ entry }) => 'block' in entry)
  const lastBlock = lastBlockIn(kept)
  const clock = lastClockIn(kept)
  const isAmbiguous =
    dropped.some((entry) => 'overtaken' in entry && !droppedIds.has(entry.overtaken)) ||
    // It may have been journaled before the blocks that came along with the mutation.
    kept.some(({ entry }) => 'overtaken' in entry && entry.by > (lastBlock?.number ?? 0)) ||
    [...kept.slice(head + 1), ...droppedLines].some(
      ({ entry }) => 'mutation' in entry && changesHeaders(entry.mutation.method),
    )
  return { lastBlock, clock, dropped, isAmbiguous }
}
