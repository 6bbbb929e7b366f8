import type { EventPosition } from '../../../interop/rpc/EventPosition'

/**
 * Returns a comparator that sorts events by time, newest first.
 *
 * @param chainIds - Determines the order of events of different chains with equal timestamps: earlier entries count as newer.
 */
export function newestFirst(chainIds: readonly number[]) {
  return (a: EventPosition, b: EventPosition): number =>
    b.at.getTime() - a.at.getTime() ||
    chainIds.indexOf(a.chainId) - chainIds.indexOf(b.chainId) ||
    Number(b.blockNumber - a.blockNumber) ||
    b.logIndex - a.logIndex
}
