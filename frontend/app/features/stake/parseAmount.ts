import { parseEther } from 'viem'

export type ParsedAmount = { amount: bigint; problem?: never } | { problem: string; amount?: never }

const maxDecimals = 18

/**
 * Reads an amount of ETH that a person typed, with a point or a comma before the decimals.
 *
 * @param max - The most that is accepted, with what to say beyond it.
 */
export function parseAmount(
  text: string,
  max?: { amount: bigint; problem: string } | undefined,
): ParsedAmount {
  const typed = text.trim().replace(',', '.')
  if (typed === '') return { problem: 'Enter an amount.' }
  const match = /^(?:\d+\.?|\d*\.(?<decimals>\d+))$/.exec(typed)
  if (!match)
    return { problem: `"${text.trim()}" is not an amount. Write it with digits, like 0.5.` }

  const decimals = match.groups?.decimals?.length ?? 0
  if (decimals > maxDecimals)
    return { problem: `ETH has ${maxDecimals} decimals, this amount has ${decimals}.` }

  const amount = parseEther(typed)
  if (amount === 0n) return { problem: 'The amount must be more than zero.' }
  if (max && amount > max.amount) return { problem: max.problem }
  return { amount }
}
