import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type Address, zeroAddress } from 'viem'
import type { ConfigParameter } from './ConfigParameter'
import type { QueryParameters } from './QueryParameters'
import { awaitedRewardQuery, rewardQuery } from './query/rewardQuery'
import type { Reward } from './Reward'
import { useClientOf } from './useClientOf'

export type UseRewardParameters = ConfigParameter & {
  /** Id of the chain of the token. */
  chainId: number
  /** Address of the token that rewards deposits. */
  token: Address
  /** Nothing is read while it is undefined. */
  account: Address | undefined
  /** Whether to poll until the reward is minted, which can be anyone's doing. @default false */
  watch?: boolean | undefined
  query?: QueryParameters | undefined
}

export type UseRewardReturnType = UseQueryResult<Reward>

/**
 * The balance of a reward token that an account has, and whether its reward is minted; of ZKsync chains and the Superchain.
 *
 * @param parameters - {@link UseRewardParameters}
 * @returns A query. {@link UseRewardReturnType}
 *
 * @example
 * import { useReward } from '@interstake/interop/react'
 *
 * const { data: reward } = useReward({ chainId: 37427, token: '0x…', account: '0x…' })
 */
export function useReward(parameters: UseRewardParameters): UseRewardReturnType {
  const { chainId, token, account, watch = false } = parameters
  const { enabled = true, ...options } = parameters.query ?? {}
  const client = useClientOf(parameters)(chainId)
  return useQuery({
    ...(watch ? awaitedRewardQuery : rewardQuery)(client, {
      ...{ chainId, address: token, account: account ?? zeroAddress },
    }),
    ...options,
    enabled: enabled && account !== undefined,
  })
}
