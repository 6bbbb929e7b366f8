const units = [
  ['h', 3_600],
  ['min', 60],
] as const

/** Formats an approximate duration in whole seconds, the resolution of block timestamps. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000)
  if (seconds < 1) return 'under 1 s'
  for (const [unit, size] of units)
    if (seconds >= 2 * size) return `about ${Math.round(seconds / size)} ${unit}`
  return `about ${seconds} s`
}
