const units = [
  { unit: 'd', seconds: 86_400 },
  { unit: 'h', seconds: 3_600 },
  { unit: 'min', seconds: 60 },
] as const

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 })

/** Writes a duration in its largest unit, with two digits. */
export function formatDuration(seconds: number): string {
  const largest = units.find((one) => seconds >= one.seconds)
  if (largest) return `${number.format(seconds / largest.seconds)} ${largest.unit}`
  return seconds >= 1 || seconds === 0
    ? `${number.format(seconds)} s`
    : `${number.format(1_000 * seconds)} ms`
}
