import { formatEther } from 'viem'

/**
 * Writes an amount of 18 decimals for people, rounded down so that it never shows more than there is.
 *
 * @param decimals - At most so many digits after the point.
 */
export function formatAmount(amount: bigint, { decimals = 4 }: { decimals?: number } = {}): string {
  const [whole = '0', fraction = ''] = formatEther(amount).split('.')
  const shown = fraction.slice(0, decimals).replace(/0+$/, '')
  if (amount > 0n && whole === '0' && shown === '') return `< 0.${'1'.padStart(decimals, '0')}`
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f')
  return shown === '' ? grouped : `${grouped}.${shown}`
}
