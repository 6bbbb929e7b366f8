import type { Manifest } from '../../../deployments/manifest'

/** Says for each chain that does not answer what that means for a user, and what still works. */
export function describeOutage(
  { stakingChains, rewardsChain, settlementLayer }: Manifest,
  isSilent: (chainId: number) => boolean,
): string[] {
  const sentences: string[] = []
  for (const { name, chainId } of stakingChains)
    if (isSilent(chainId))
      sentences.push(
        `${name} does not answer: you cannot stake or withdraw there, and what is shown of it may be old. Messages that have left it travel on.`,
      )
  if (isSilent(rewardsChain.chainId))
    sentences.push(
      `${rewardsChain.name} does not answer: rewards cannot be shown or minted. Staking and withdrawing work, and no reward is lost.`,
    )
  if (isSilent(settlementLayer.chainId))
    sentences.push(
      `${settlementLayer.name} does not answer: messages may take longer to arrive. Staking, withdrawing and minting what is ready work.`,
    )
  return sentences
}
