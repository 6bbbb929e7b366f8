const units = [
  { unit: 'd', seconds: 86_400 },
  { unit: 'h', seconds: 3_600 },
  { unit: 'min', seconds: 60 },
  { unit: 's', seconds: 1 },
] as const

/** Describes how long ago a time is, in its largest unit; a time can be ahead, as chains have clocks of their own. */
export function describeAge(at: Date, now: Date): string {
  const seconds = Math.round((now.getTime() - at.getTime()) / 1_000)
  const largest = units.find((one) => Math.abs(seconds) >= one.seconds)
  if (!largest) return 'now'
  const age = `${Math.trunc(Math.abs(seconds) / largest.seconds)} ${largest.unit}`
  return seconds > 0 ? `${age} ago` : `in ${age}`
}
