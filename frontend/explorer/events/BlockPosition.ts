import { parseNumber } from '../../shared/lib/parseParameters'

/** A place in a chain: before a log or transaction of a block. */
export type BlockPosition = { blockNumber: bigint; index: number }

/**
 * The part of a page that is shown, and where the next one starts; null if there is none.
 *
 * @param items - Those of whole blocks, newest first, as a block can have thousands.
 * @param from - The first block that was searched.
 */
export function cutPage<item>(
  { items, from }: { items: readonly item[]; from: bigint },
  count: number,
  positionOf: (item: item) => BlockPosition,
): { shown: readonly item[]; older: BlockPosition | null } {
  const shown = items.slice(0, count)
  const last = shown.at(-1)
  if (last !== undefined && items.length > count) return { shown, older: positionOf(last) }
  return { shown, older: from === 0n ? null : { blockNumber: from, index: 0 } }
}

/** Writes a position for a URL: `7` is the start of block 7, `7-2` its log or transaction 2. */
export function formatPosition({ blockNumber, index }: BlockPosition): string {
  return index === 0 ? String(blockNumber) : `${blockNumber}-${index}`
}

/** Parses a position in a URL; undefined if it is invalid. */
export function parsePosition(text: string): BlockPosition | undefined {
  const [block = '', log = '0', ...rest] = text.split('-')
  const blockNumber = parseNumber(block)
  const index = parseNumber(log)
  if (blockNumber === undefined || index === undefined || rest.length > 0) return undefined
  return { blockNumber, index: Number(index) }
}
