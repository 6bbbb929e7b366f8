import { formatEther, formatUnits } from 'viem'
import { getLocale } from '../i18n/locale'
import { numberFormat } from '../i18n/numberFormat'

const etherDecimals = 18

/**
 * Formats an amount with 18 decimals as the locale does, rounded down.
 *
 * @param decimals - Maximum number of decimal digits.
 */
export function formatAmount(
  amount: bigint,
  { decimals = 4, locale = getLocale() }: { decimals?: number; locale?: string } = {},
): string {
  const write = (digits: string) =>
    isDecimal(digits)
      ? numberFormat(locale, { maximumFractionDigits: decimals, roundingMode: 'trunc' }).format(
          digits,
        )
      : digits
  return amount > 0n && amount < 10n ** BigInt(etherDecimals - decimals)
    ? `< ${write(formatUnits(1n, decimals))}`
    : write(formatEther(amount))
}

/** Strings are formatted exactly, unlike numbers. */
const isDecimal = (digits: string): digits is `${number}` => /^-?\d+(\.\d+)?$/.test(digits)
