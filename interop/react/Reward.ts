/** The reward of an account. */
export type Reward = {
  /** Balance of the token, in its smallest unit. */
  balance: bigint
  /** The block in which the reward was minted; 0 if it was not. */
  mintBlock: bigint
  hasMinted: boolean
}
