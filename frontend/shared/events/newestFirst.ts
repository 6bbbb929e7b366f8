import type { EventPosition } from './EventPosition'

/**
 * Compares events for sorting, the newest first.
 *
 * @param chainIds - Events of two chains compare by time alone, in whole seconds: within one, the first of these chains
 * counts as later.
 */
export function newestFirst(chainIds: readonly number[]) {
  return (a: EventPosition, b: EventPosition): number =>
    b.at.getTime() - a.at.getTime() ||
    chainIds.indexOf(a.chainId) - chainIds.indexOf(b.chainId) ||
    Number(b.blockNumber - a.blockNumber) ||
    b.logIndex - a.logIndex
}
