/** Wallets choose their own fee, often above what the network asks, and withdrawing costs one too. */
const feesToKeep = 3n

/**
 * The most that an account can stake and still pay for it.
 *
 * @param fee - Of a deposit, in wei; as long as it is not known, the whole balance counts.
 */
export function maxDeposit({ balance, fee = 0n }: { balance: bigint; fee?: bigint | undefined }) {
  const kept = fee * feesToKeep
  return balance > kept ? balance - kept : 0n
}
