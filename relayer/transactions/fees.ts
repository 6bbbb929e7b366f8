import type { PublicClient } from 'viem'

export type Fees = { maxFeePerGas: bigint; maxPriorityFeePerGas: bigint }

/** Nodes accept a replacement from 110% on. */
const minIncrease = { numerator: 11n, denominator: 10n }
const usualIncrease = { numerator: 5n, denominator: 4n }

/**
 * The fees with which the next block includes a transaction.
 *
 * @param ceiling - Maximum fee per gas; null if there is none.
 * @returns Null as long as the chain asks for more than the ceiling.
 */
export async function estimateFees(
  client: PublicClient,
  ceiling: bigint | null,
): Promise<Fees | null> {
  const [{ baseFeePerGas }, maxPriorityFeePerGas] = await Promise.all([
    client.getBlock({ blockTag: 'latest' }),
    client.estimateMaxPriorityFeePerGas(),
  ])
  const baseFee = baseFeePerGas ?? (await client.getGasPrice())
  if (ceiling !== null && baseFee + maxPriorityFeePerGas > ceiling) return null
  return atMost(ceiling, {
    maxFeePerGas: 2n * baseFee + maxPriorityFeePerGas,
    maxPriorityFeePerGas,
  })
}

/** Fees for a replacement of a transaction; null if the ceiling is too low for one. */
export function increaseFees(paid: Fees, estimate: Fees, ceiling: bigint | null): Fees | null {
  const increased = atMost(ceiling, {
    maxFeePerGas: max(times(paid.maxFeePerGas, usualIncrease) + 1n, estimate.maxFeePerGas),
    maxPriorityFeePerGas: max(
      times(paid.maxPriorityFeePerGas, usualIncrease) + 1n,
      estimate.maxPriorityFeePerGas,
    ),
  })
  const isEnough = (['maxFeePerGas', 'maxPriorityFeePerGas'] as const).every(
    (fee) => increased[fee] > times(paid[fee], minIncrease),
  )
  return isEnough ? increased : null
}

function atMost(ceiling: bigint | null, { maxFeePerGas, maxPriorityFeePerGas }: Fees): Fees {
  const limit = ceiling === null || ceiling > maxFeePerGas ? maxFeePerGas : ceiling
  return {
    maxFeePerGas: limit,
    maxPriorityFeePerGas: maxPriorityFeePerGas < limit ? maxPriorityFeePerGas : limit,
  }
}

const times = (fee: bigint, { numerator, denominator }: typeof minIncrease) =>
  (fee * numerator) / denominator

const max = (one: bigint, other: bigint) => (one > other ? one : other)
