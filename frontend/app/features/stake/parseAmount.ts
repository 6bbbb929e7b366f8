import { parseEther } from 'viem'

export type ParsedAmount = { amount: bigint; problem?: never } | { problem: string; amount?: never }

const maxDecimals = 18

/**
 * Parses an amount of ETH entered by a user, with a point or comma as decimal separator.
 *
 * @param max - The maximum amount, with the message to return if it is exceeded.
 */
export function parseAmount(
  text: string,
  max?: { amount: bigint; problem: string } | undefined,
): ParsedAmount {
  const typed = text.trim().replace(',', '.')
  if (typed === '') return { problem: 'Enter an amount.' }
  const match = /^(?:\d+\.?|\d*\.(?<decimals>\d+))$/.exec(typed)
  if (!match)
    return { problem: `"${text.trim()}" is not a valid amount. Enter a number such as 0.5.` }

  const decimals = match.groups?.decimals?.length ?? 0
  if (decimals > maxDecimals)
    return { problem: `Too many decimals: ETH has ${maxDecimals}, this amount has ${decimals}.` }

  const amount = parseEther(typed)
  if (amount === 0n) return { problem: 'The amount must be greater than zero.' }
  if (max && amount > max.amount) return { problem: max.problem }
  return { amount }
}
