import type { AccessList, Address, Hash, Hex, PublicClient } from 'viem'

/** A message that rewards a deposit, by its log on the staking chain. */
export type MessageLog = { transactionHash: Hash; logIndex: number; blockNumber: bigint }

export type SourceChain = {
  name: string
  chainId: number
  client: PublicClient
  staking: Address
  /** The block of the staking contract's deployment. */
  fromBlock: bigint
}

export type RewardsChain = {
  name: string
  chainId: number
  client: PublicClient
  token: Address
  /** The block of the token's deployment. */
  fromBlock: bigint
}

/** What can be proven about a message, as stored in the database. */
export type StoredClaim = unknown

/** What a claim would do in the next block: mint the reward, nothing as it is minted, or revert. */
export type ClaimOutcome = 'due' | 'rewarded' | { reason: string }

type Call = { to: Address; data: Hex; accessList: AccessList }

/** How messages are found, proven and executed. */
export type Protocol = {
  sources: readonly SourceChain[]
  rewards: RewardsChain
  /** Maximum number of rewards in one transaction. */
  maxBatch: number
  /** First topic of the log that the token emits for each reward. */
  rewardTopic: Hash
  /** The messages that reward deposits in a range of blocks. */
  findMessages(
    source: SourceChain,
    range: { fromBlock: bigint; toBlock: bigint },
  ): Promise<MessageLog[]>
  /**
   * The claim of a message; null until the rewards chain can verify it.
   *
   * @throws `InteropPermanentError` if it never can.
   */
  prove(
    source: SourceChain,
    log: Pick<MessageLog, 'transactionHash' | 'logIndex'>,
  ): Promise<StoredClaim | null>
  /** The call that mints the rewards of claims. */
  encode(claims: readonly StoredClaim[]): Call
  /** What claims would do, each on its own or after those before it. */
  simulate(claims: readonly StoredClaim[], from: Address): Promise<ClaimOutcome[]>
}
