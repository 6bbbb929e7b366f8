/** Number of fees to reserve: wallets often set a higher fee than estimated, and withdrawing costs one too. */
const reservedFees = 3n

/**
 * The maximum amount that an account can stake and still pay for gas.
 *
 * @param fee - Fee of a deposit, in wei; unknown fees count as zero.
 */
export function maxDeposit({ balance, fee = 0n }: { balance: bigint; fee?: bigint | undefined }) {
  const reserved = fee * reservedFees
  return balance > reserved ? balance - reserved : 0n
}
