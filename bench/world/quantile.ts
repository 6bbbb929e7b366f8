/** The value below which a fraction of the values lies. */
export function quantile(values: readonly number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const position = (sorted.length - 1) * fraction
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[Math.floor(position)],
    sorted[Math.ceil(position)],
  ]
  return low + (high - low) * (position - Math.floor(position))
}

export const median = (values: readonly number[]) => quantile(values, 0.5)
