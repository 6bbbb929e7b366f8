/** How many are listed on each side of the current one. */
const reach = 3

/** The indices of a list that are near one of them, and its first and last. */
export function nearby(index: number, count: number): number[] {
  const around = [...Array(2 * reach + 1).keys()].map((offset) => index - reach + offset)
  const indices = [0, ...around.filter((one) => one > 0 && one < count - 1), count - 1]
  return [...new Set(indices)]
}
