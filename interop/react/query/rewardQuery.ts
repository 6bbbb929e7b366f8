import { queryOptions } from '@tanstack/react-query'
import type { Address, Client } from 'viem'
import { readContract } from 'viem/actions'
import { interopTokenAbi } from '../../../contracts/abi/InteropToken'
import type { Reward } from '../Reward'
import { chainKey } from './chainKey'
import { whileAwaited } from './untilFinal'

/** The balance of a reward token that an account has, and whether its reward is minted. */
export function rewardQuery(
  client: Client,
  { chainId, address, account }: { chainId: number; address: Address; account: Address },
) {
  const token = { address, abi: interopTokenAbi, args: [account] } as const
  return queryOptions({
    queryKey: chainKey(chainId, 'reward', address, account),
    queryFn: async (): Promise<Reward> => {
      const [balance, mintBlock] = await Promise.all([
        readContract(client, { ...token, functionName: 'balanceOf' }),
        readContract(client, { ...token, functionName: 'rewardBlock' }),
      ])
      return { balance, mintBlock, hasMinted: mintBlock > 0n }
    },
  })
}

/** The same while it is awaited that the reward is minted; polled, as that can be anyone's doing. */
export function awaitedRewardQuery(...parameters: Parameters<typeof rewardQuery>) {
  const [client] = parameters
  const hasMinted = (reward: Reward) => reward.hasMinted
  return { ...rewardQuery(...parameters), ...whileAwaited(client, hasMinted, hasMinted) }
}
