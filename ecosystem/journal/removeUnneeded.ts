import type { JournalFiles } from './JournalFiles'
import type { JournalTree, Path } from './JournalTree'

/** Removes the journals before all of the paths, and the checkpoints that none of them starts from. */
export function removeUnneeded(
  files: JournalFiles,
  tree: JournalTree,
  needed: readonly Path[],
): void {
  const oldest = Math.min(
    ...needed.flatMap(({ segments }) => segments.map(({ journal }) => journal)),
  )
  for (const number of files.numbers('journal'))
    if (number < oldest) {
      files.remove('journal', number)
      tree.forgetJournal(number)
    }
  for (const number of files.numbers('checkpoint'))
    if (!needed.some(({ checkpoint }) => checkpoint === number)) {
      files.remove('checkpoint', number)
      tree.forgetCheckpoint(number)
    }
}
