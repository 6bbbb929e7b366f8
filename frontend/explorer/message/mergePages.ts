import type { EventPosition } from '../../../interop/rpc/EventPosition'
import { newestFirst } from '../../shared/events/newestFirst'
import type { BlockPosition } from '../events/BlockPosition'
import type { EventPage } from '../events/eventPageQuery'

/** Where the page of each chain starts, by chain id: at its latest block if absent, nowhere if null. */
export type Positions = ReadonlyMap<number, BlockPosition | null>

/**
 * Merges a page of each chain into one, newest first.
 *
 * @param pages - By chain id.
 * @returns The events, and where the next page of each chain starts; null if there is none of any.
 */
export function mergePages<event>(
  pages: ReadonlyMap<number, EventPage<event>>,
  count: number,
): { items: (event & EventPosition)[]; older: Positions | null } {
  const items = [...pages.values()]
    .flatMap((page) => page.items)
    .toSorted(newestFirst([...pages.keys()]))
    .slice(0, count)
  const shown = new Set(items)
  const older = new Map(
    [...pages].map(([chainId, page]) => [chainId, nextOf(page, (item) => shown.has(item))]),
  )
  return { items, older: [...older.values()].some(Boolean) ? older : null }
}

/** Where the next page of a chain starts, of whose events only some are shown. */
function nextOf<event>(
  { items, older }: EventPage<event>,
  isShown: (item: event & EventPosition) => boolean,
): BlockPosition | null {
  const left = items.find((item) => !isShown(item))
  if (!left) return older
  return { blockNumber: left.blockNumber, index: left.logIndex + 1 }
}
