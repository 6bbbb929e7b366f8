import { t } from '../i18n/messages'

const units = [
  ['h', 3_600],
  ['min', 60],
] as const

/** Formats an approximate duration in whole seconds, the resolution of block timestamps. */
export function formatDuration(milliseconds: number): string {
  const messages = t().stake
  const seconds = Math.round(milliseconds / 1_000)
  if (seconds < 1) return messages.underSecond
  for (const [unit, size] of units)
    if (seconds >= 2 * size) return messages.about(`${Math.round(seconds / size)} ${unit}`)
  return messages.about(`${seconds} s`)
}
