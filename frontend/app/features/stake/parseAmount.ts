import { parseEther } from 'viem'
import { getLocale } from '../../../shared/i18n/locale'
import { t } from '../../i18n/messages'
import { readDecimal, writeDecimal } from './readDecimal'

export type ParsedAmount = { amount: bigint; problem?: never } | { problem: string; amount?: never }

const maxDecimals = 18

/**
 * Parses an amount of ETH as entered by a user, in the notation of the locale.
 *
 * @param max - The maximum amount, with the message to return if it is exceeded.
 */
export function parseAmount(
  text: string,
  {
    max,
    locale = getLocale(),
  }: { max?: { amount: bigint; problem: string } | undefined; locale?: string } = {},
): ParsedAmount {
  const messages = t().amount
  const typed = text.trim()
  if (typed === '') return { problem: messages.enter }
  const read = readDecimal(typed, locale)
  if (read.kind === 'invalid')
    return { problem: messages.invalid(typed, writeDecimal('0.5', locale)) }
  if (read.kind === 'ambiguous') {
    const choices = read.readings.map((decimal) => writeDecimal(decimal, locale))
    return { problem: messages.ambiguous(typed, choices) }
  }

  const decimals = read.decimal.split('.')[1]?.length ?? 0
  if (decimals > maxDecimals) return { problem: messages.tooManyDecimals(maxDecimals, decimals) }

  const amount = parseEther(read.decimal)
  if (amount === 0n) return { problem: messages.notZero }
  if (max && amount > max.amount) return { problem: max.problem }
  return { amount }
}
