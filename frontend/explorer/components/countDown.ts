/**
 * A page of consecutive numbers, the largest first.
 *
 * @param first - The smallest number that there is.
 * @param before - The number after the largest of interest.
 * @returns Also where the next page starts; null if there is none.
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
