import { formatUnits } from 'viem'
import { getLocale } from '../../shared/i18n/locale'
import { numberFormat } from '../../shared/i18n/numberFormat'

const etherDecimals = 18n
const priceDecimals = 8

/**
 * Formats what an amount of ether is worth as the locale does.
 *
 * @param price - In dollars, with 8 decimals.
 */
export function formatValue(amount: bigint, price: bigint, locale = getLocale()): string {
  const value = (amount * price) / 10n ** etherDecimals
  const { format } = numberFormat(locale, { style: 'currency', currency: 'USD' })
  const digits = formatUnits(value, priceDecimals)
  return amount > 0n && Number(digits) < 0.01 ? `< ${format(0.01)}` : `≈ ${format(Number(digits))}`
}
