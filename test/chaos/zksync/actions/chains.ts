import fc from 'fast-check'

/** A chain that settles, or any chain; without chains added later. */
export const settlingChain = fc.constantFrom('staking1', 'staking2', 'rewards')
export const anyChain = fc.constantFrom('gateway', 'staking1', 'staking2', 'rewards')
