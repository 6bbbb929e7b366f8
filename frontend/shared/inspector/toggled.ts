/** A copy of a set, without the item if it has it, otherwise with it. */
export function toggled<item>(set: ReadonlySet<item>, item: item): ReadonlySet<item> {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}
