import type { Hash } from 'viem'
import { hashL2Log } from '../merkle/hashL2Log'
import { LogsTree, logsTreeDepth } from '../merkle/LogsTree'
import type { PublishedBatch } from '../merkle/MessageRootHistory'
import { chainBatchRoot } from '../merkle/messageRoot'
import type { L2Log } from '../types'

/** The logs between two blocks, both included. */
export type BlockLogs = { firstBlock: bigint; lastBlock: bigint; logs: readonly L2Log[] }

/** The logs of an executed batch, which lead to its published root. */
export type BatchLogs = BlockLogs & { tree: LogsTree }

/** Checks whether logs are those of a batch. */
export function checkLogs(
  { chainId, chainBatchRoot: published }: PublishedBatch,
  found: BlockLogs,
): { isGenuine: true; logs: BatchLogs } | { isGenuine: false; computed: Hash | null } {
  if (found.logs.length > 2 ** logsTreeDepth) return { isGenuine: false, computed: null }
  const tree = new LogsTree(found.logs.map(hashL2Log))
  const computed = chainBatchRoot({ localLogsRoot: tree.root, chainId })
  return computed === published
    ? { isGenuine: true, logs: { ...found, tree } }
    : { isGenuine: false, computed }
}
