import { formatEther } from 'viem'

/**
 * Formats an amount with 18 decimals, rounded down.
 *
 * @param decimals - Maximum number of decimal digits.
 */
export function formatAmount(amount: bigint, { decimals = 4 }: { decimals?: number } = {}): string {
  const [whole = '0', fraction = ''] = formatEther(amount).split('.')
  const shown = fraction.slice(0, decimals).replace(/0+$/, '')
  if (amount > 0n && whole === '0' && shown === '') return `< 0.${'1'.padStart(decimals, '0')}`
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return shown === '' ? grouped : `${grouped}.${shown}`
}
