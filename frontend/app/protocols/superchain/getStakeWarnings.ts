import { isAddressEqual } from 'viem'
import { getCode, readContract } from 'viem/actions'
import { superchainStakingAbi } from '../../../../contracts/abi/SuperchainStaking'
import { interopChains } from '../../../../deployments/interopChains'
import { t } from '../../i18n/messages'
import type { SuperchainEnvironment } from './SuperchainEnvironment'

/** Why a first deposit on a chain would not be rewarded: its message calls what its staking contract was deployed with. */
export async function getStakeWarnings(
  { manifest, clientOf }: SuperchainEnvironment,
  chainId: number,
): Promise<string[]> {
  const messages = t().superchain.stakeWarnings
  const chain = manifest.stakingChains.find((known) => known.chainId === chainId)
  if (!chain) return []
  const contract = { address: chain.staking.address, abi: superchainStakingAbi } as const
  const [destinationId, token] = await Promise.all([
    readContract(clientOf(chainId), { ...contract, functionName: 'REWARDS_CHAIN_ID' }),
    readContract(clientOf(chainId), { ...contract, functionName: 'TOKEN' }),
  ])
  const destination = interopChains(manifest).find(
    (known) => BigInt(known.chainId) === destinationId,
  )
  if (!destination) return [messages.noChain(chain.name, String(destinationId))]
  const { chainId: id, name } = destination
  if ((await getCode(clientOf(id), { address: token })) === undefined)
    return [messages.noContract(chain.name, token, name)]
  const { rewardsChain } = manifest
  return id === rewardsChain.chainId && isAddressEqual(token, rewardsChain.token.address)
    ? []
    : [messages.otherToken(chain.name, token, name)]
}
