import { type Address, decodeFunctionData, encodeFunctionData, isAddressEqual } from 'viem'
import { superchainTokenAbi } from '../../../../contracts/abi/SuperchainToken'
import type { SuperchainManifest } from '../../../../deployments/manifest'
import type { SentMessage } from '../../../../interop/superchain/types'

/**
 * Decodes the account that a message of a first deposit rewards.
 *
 * @returns Undefined for a message that the token would reject, or that is not for it.
 */
export function readBeneficiary(
  {
    source,
    sender,
    destination,
    target,
    message,
  }: Pick<SentMessage, 'source' | 'sender' | 'destination' | 'target' | 'message'>,
  { stakingChains, rewardsChain }: Pick<SuperchainManifest, 'stakingChains' | 'rewardsChain'>,
): Address | undefined {
  const staking = stakingChains.find(({ chainId }) => BigInt(chainId) === source)?.staking
  if (!staking || !isAddressEqual(sender, staking.address)) return undefined
  if (destination !== BigInt(rewardsChain.chainId)) return undefined
  if (!isAddressEqual(target, rewardsChain.token.address)) return undefined
  try {
    const { functionName, args } = decodeFunctionData({ abi: superchainTokenAbi, data: message })
    if (functionName !== 'reward') return undefined
    const [account] = args
    // Other encodings of the same call are not those of the staking contract.
    const expected = encodeFunctionData({ abi: superchainTokenAbi, functionName, args: [account] })
    return message === expected ? account : undefined
  } catch {
    return undefined
  }
}
