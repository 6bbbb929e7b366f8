/**
 * A page of consecutive numbers, in descending order.
 *
 * @param first - The smallest number.
 * @param before - Exclusive upper bound.
 * @returns The numbers, and the start of the next page; null if there is none.
 */
export function countDown({
  first,
  before,
  count,
}: {
  first: bigint
  before: bigint
  count: number
}): { numbers: bigint[]; older: bigint | null } {
  const numbers: bigint[] = []
  for (let number = before - 1n; number >= first && numbers.length < count; number--)
    numbers.push(number)
  const last = numbers.at(-1)
  return { numbers, older: last !== undefined && last > first ? last : null }
}
