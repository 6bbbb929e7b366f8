import type { EventPosition } from '../../../interop/rpc/EventPosition'
import type { EventPage } from '../events/eventPageQuery'

/** A time span, in milliseconds since the epoch. */
export type Period = { from: number; to: number }

/**
 * The time that the latest events of several chains cover: of a chain with older events, they cover it since the oldest of them.
 *
 * @returns Undefined if there are no events.
 */
export function coveredPeriod(pages: readonly EventPage<object>[], now: Date): Period | undefined {
  const starts = pages.flatMap(({ items, older }) => {
    const oldest = items.at(-1)
    return oldest ? [{ at: oldest.at.getTime(), isCut: older !== null }] : []
  })
  if (starts.length === 0) return undefined
  const cuts = starts.filter(({ isCut }) => isCut).map(({ at }) => at)
  const from = cuts.length > 0 ? Math.max(...cuts) : Math.min(...starts.map(({ at }) => at))
  const latest = Math.max(...pages.flatMap(({ items }) => items.map(({ at }) => at.getTime())))
  return { from, to: Math.max(latest, now.getTime()) }
}

/** Counts the events of each part of a period, which is split into equal parts. */
export function countPerPart(
  events: readonly Pick<EventPosition, 'at'>[],
  { from, to }: Period,
  parts: number,
): number[] {
  const counts = Array<number>(parts).fill(0)
  for (const { at } of events) {
    const time = at.getTime()
    if (time < from || time > to) continue
    const part = Math.min(Math.floor(((time - from) / (to - from || 1)) * parts), parts - 1)
    counts[part] = (counts[part] ?? 0) + 1
  }
  return counts
}

/** The value that a share of the values, in any order, does not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? 0
}

/** The end of an axis: the next number with a single digit of 1, 2 or 5. */
export function axisEnd(max: number): number {
  if (max <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(max))
  const digit = [1, 2, 5, 10].find((one) => max <= one * power * (1 + Number.EPSILON)) ?? 10
  return digit * power
}
