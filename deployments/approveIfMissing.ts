import { type Address, isAddressEqual, zeroAddress } from 'viem'
import { parseAccount } from 'viem/accounts'
import { readContract, waitForTransactionReceipt, writeContract } from 'viem/actions'
import { interopTokenAbi } from '../contracts/abi/InteropToken'
import type { DeploymentChain } from './deploymentChain'

/** Approves the staking contract of a chain in the token, if necessary. */
export async function approveIfMissing(
  { client, account }: DeploymentChain,
  {
    token,
    chainId,
    name,
    staking,
    onStep,
  }: {
    token: Address
    /** The staking chain. */
    chainId: number
    name: string
    staking: Address
    onStep: (step: string) => void
  },
): Promise<void> {
  // The token of the Superchain has the same functions, those of `RewardToken`.
  const contract = { address: token, abi: interopTokenAbi } as const
  const approved = await readContract(client, {
    ...contract,
    functionName: 'approvedStakingContracts',
    args: [BigInt(chainId)],
  })
  if (isAddressEqual(approved, staking)) return
  const owner = await readContract(client, { ...contract, functionName: 'owner' })
  if (!isAddressEqual(owner, parseAccount(account).address))
    throw new Error(
      `The token at ${token} cannot reward stakers of ${name} yet: only its owner ${owner} can approve ${staking}. Deploy with the owner's account.`,
    )
  const hash = await writeContract(client, {
    ...contract,
    functionName: isAddressEqual(approved, zeroAddress)
      ? 'approveStakingContract'
      : 'replaceStakingContract',
    args: [BigInt(chainId), staking],
    account,
    chain: null,
  })
  const { status } = await waitForTransactionReceipt(client, { hash })
  if (status !== 'success')
    throw new Error(
      `The token at ${token} did not approve ${staking} of ${name}: transaction ${hash} reverted.`,
    )
  onStep(`Approved the staking contract of ${name}`)
}
