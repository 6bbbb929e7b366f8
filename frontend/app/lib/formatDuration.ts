const units = [
  ['h', 3_600],
  ['min', 60],
] as const

/** Writes about how long something takes, for people: chains count in whole seconds. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000)
  if (seconds < 1) return 'under 1 s'
  for (const [unit, size] of units)
    if (seconds >= 2 * size) return `about ${Math.round(seconds / size)} ${unit}`
  return `about ${seconds} s`
}
